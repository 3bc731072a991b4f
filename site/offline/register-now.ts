// Not one file with register-when-idle.ts: what two scripts share, the browser fetches as a third, after them.
/**
 * Puts the site on the device because the reader asked for it, which counts as consent under Save-Data too. Resolves
 * once the worker answers for the open pages (it claims them as it activates); rejects where the site cannot be had whole.
 */
export async function registerNow(): Promise<void> {
  const { active, waiting, installing } = await navigator.serviceWorker.register('/sw.js');
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
