/** The header's search box: without JavaScript the plain form; the first focus fetches what answers. */
export function startBox(): void {
  const form = document.querySelector<HTMLFormElement>('[data-box]');
  const input = form?.querySelector('input');
  const start = () => {
    // By an element: import() is newer than our browsers.
    const script = document.createElement('script');
    script.type = 'module';
    script.src = form?.dataset['box'] ?? '';
    document.head.append(script);
  };
  if (input && input === document.activeElement) start();
  else input?.addEventListener('focus', start, { once: true });
}
