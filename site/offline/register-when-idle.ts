import { keepPictures } from './kept-pictures.ts';
import type { WithConnection } from './scope.ts';

/** Puts the site on the device once the page is read in and the phone has nothing else to do; never against Save-Data. */
export function registerWhenIdle(): void {
  // Not in TypeScript's "dom" types.
  const { connection } = navigator as WithConnection;
  if (!('serviceWorker' in navigator) || connection?.saveData === true) return;
  const register = () => {
    // Without it the site works as before, only not without network; nothing to tell the reader.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
    const pictures = [...document.querySelectorAll<HTMLImageElement>('img[src^="/hinh/"]')];
    keepPictures(pictures.map(({ src }) => src)).catch(() => undefined);
  };
  window.addEventListener('load', () => {
    if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: 10_000 });
    else setTimeout(register, 2000);
  });
}
