import { cachePrefix } from './precached.ts';

/** Pictures of texts that were read on this device; outlives builds. */
export const pictureCache = `${cachePrefix}pictures`;

/** More would fill a cheap phone; the oldest go first. */
export const maxPictures = 60;

/** Puts pictures on the device, those too that were not scrolled to; what the network does not give is left for another visit. */
export async function keepPictures(addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const cache = await caches.open(pictureCache);
  for (const address of addresses) {
    // A picture may have been replaced under its name, and one that was seen again is new.
    const response = await fetch(address).catch(() => undefined);
    if (response === undefined || !response.ok) continue;
    await cache.delete(address);
    // Newest last; a full phone keeps what it has.
    await cache.put(address, response).catch(() => undefined);
  }
  const kept = await cache.keys();
  for (const request of kept.slice(0, -maxPictures)) await cache.delete(request);
}
