import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeCaches } from './fake-caches.ts';

interface Installing {
  waitUntil(work: Promise<unknown>): void;
}

let starts = 0;
const skipWaiting = vi.fn(() => Promise.resolve());
const fetched = vi.fn(() => Promise.resolve(new Response('')));
beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches());
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('skipWaiting', skipWaiting);
  // The hash of nothing.
  vi.stubGlobal('loaPrecache', {
    version: '0b',
    files: { '/': 'e3b0c44298fc1c14' },
    elsewhere: {},
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

/** Starts the worker beside the active one of another version, or as the first, and lets it install. */
async function install(active: object | null, saveData: boolean): Promise<unknown> {
  const listeners: Record<string, (event: Installing) => void> = {};
  vi.stubGlobal('addEventListener', (type: string, listener: (event: Installing) => void) => {
    listeners[type] = listener;
  });
  // The worker's own name for its scope; the listener above is found by it too.
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('registration', { active });
  vi.stubGlobal('navigator', { connection: { saveData } });
  // Each by an address of its own: it is evaluated anew.
  starts += 1;
  await import(`../../../site/offline/worker.ts?start=${starts}`);
  let installed: Promise<unknown> = Promise.resolve();
  listeners['install']?.({
    waitUntil: (work) => {
      installed = work;
    },
  });
  return installed;
}

test.each([
  ['the first, without Save-Data', null, false],
  ['the first under Save-Data, which the reader pressed for', null, true],
  ['an update without Save-Data', {}, false],
])('installs: %s', async (_name, active, saveData) => {
  await install(active, saveData);
  expect(await caches.keys()).toEqual(['loa-0b']);
  expect(skipWaiting).toHaveBeenCalledOnce();
});

test('an update under Save-Data waits, and loads and changes nothing', async () => {
  await expect(install({}, true)).rejects.toThrow('Save-Data');
  expect(fetched).not.toHaveBeenCalled();
  expect(await caches.keys()).toEqual([]);
  expect(skipWaiting).not.toHaveBeenCalled();
});
