import { cachePrefix, type Precache } from './precached.ts';
import type { WorkerScope } from './scope.ts';

const parallel = 4;

/**
 * Puts every file of a build into its own cache, each held against its hash: if the server changes builds meanwhile,
 * or a file cannot be had, it rejects, the cache is removed and the old version stays.
 */
export async function install({ version, files }: Precache): Promise<void> {
  const name = cachePrefix + version;
  const cache = await caches.open(name);
  const kept = await keptFiles(name);
  const waiting = Object.entries(files);
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [address, hash] = next;
      const response = (await matching(kept, address, hash)) ?? (await fetchFile(address, hash));
      await cache.put(address, response);
    }
  };
  try {
    await Promise.all(Array.from({ length: parallel }, work));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/**
 * Whether an update waits for a visit without Save-Data: what is on the device stays, whole. A first install never
 * waits, since under Save-Data only a reader who pressed for it gets that far (register-now.ts).
 */
export function isPutOff({ registration, navigator }: WorkerScope): boolean {
  return registration.active !== null && navigator.connection?.saveData === true;
}

/** Removes the versions before the one that was replaced; that one still serves the pages that are open. */
export async function removeOld({ version }: Precache): Promise<void> {
  const others = await otherVersions(cachePrefix + version);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** The caches of earlier versions: what has not changed need not be fetched again. */
async function keptFiles(except: string): Promise<Cache[]> {
  return Promise.all((await otherVersions(except)).map((name) => caches.open(name)));
}

/** Names of the caches of other builds, the oldest first. */
async function otherVersions(except: string): Promise<string[]> {
  const names = await caches.keys();
  return names.filter((name) => /^loa-[0-9a-f]+$/.test(name) && name !== except);
}

async function matching(
  kept: readonly Cache[],
  address: string,
  hash: string,
): Promise<Response | undefined> {
  for (const cache of kept) {
    const response = await cache.match(address);
    if (response !== undefined && (await hashOf(response.clone())) === hash) return response;
  }
  return undefined;
}

async function fetchFile(address: string, hash: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  if ((await hashOf(response.clone())) !== hash) throw new Error(`${address}: another build`);
  return response;
}

async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest).subarray(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
