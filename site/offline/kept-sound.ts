import { cachePrefix } from './precached.ts';

/** Filled when a reader asks to keep a recording; outlives builds. */
export const soundCache = `${cachePrefix}sound`;

/** More would fill a cheap phone; the oldest goes first. */
const maxRecordings = 3;

/** Whether this recording is on the device. */
export async function isKept(recording: string): Promise<boolean> {
  return (await (await caches.open(soundCache)).match(recording)) !== undefined;
}

/** Puts a recording and its words on the device; rejects when the network does not give them whole. */
export async function keep(recording: string, words: string): Promise<void> {
  const cache = await caches.open(soundCache);
  await cache.addAll([words, recording]);
  const requests = await cache.keys();
  const recordings = requests.filter(({ url }) => url.endsWith('.mp3'));
  for (const { url } of recordings.slice(0, -maxRecordings)) await cache.delete(url);
}

/** Takes a recording off the device again. */
export async function drop(recording: string): Promise<void> {
  await (await caches.open(soundCache)).delete(recording);
}
