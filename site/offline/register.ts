import type { WithConnection } from './scope.ts';

/** Puts the site on the device once the page is read in and the phone has nothing else to do; never against Save-Data. */
export function registerWhenIdle(): void {
  // Not in TypeScript's "dom" types.
  const { connection } = navigator as WithConnection;
  if (!('serviceWorker' in navigator) || connection?.saveData === true) return;
  const register = () => {
    // Without it the site works as before, only not without network; nothing to tell the reader.
    registerWorker().catch(() => undefined);
  };
  window.addEventListener('load', () => {
    if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: 10_000 });
    else setTimeout(register, 2000);
  });
}

/**
 * Puts the site on the device because the reader asked for it, which counts as consent under Save-Data too. Resolves
 * once the worker answers for the open pages (it claims them as it activates); rejects where the site cannot be had whole.
 */
export async function registerNow(): Promise<void> {
  const { active, waiting, installing } = await registerWorker();
  const worker = active ?? waiting ?? installing;
  if (worker === null) throw new Error('no worker');
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve();
      // `ready` would wait for ever.
      if (worker.state === 'redundant') reject(new Error('not installed'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Whether a worker answers for the site: without one, nothing that is kept can be opened. */
export async function isRegistered(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active?.state === 'activated';
}

function registerWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register('/sw.js');
}
