/** What a form would come to is shown while it is filled in; without script its button shows it. */
for (const form of document.querySelectorAll('form[data-preview]')) {
  let timer;
  let asking;
  /** After an answer that did not come: longer each time, for a station that is off. */
  let restMs = 5000;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    url.hash = '';
    const id = form.dataset.preview;
    try {
      const answer = await fetch(url, { signal, headers: { accept: 'text/html' } });
      if (answer.status >= 500) askLater();
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const section = page.getElementById(id);
      if (section) document.getElementById(id).innerHTML = section.innerHTML;
    } catch {
      // The button works whatever happens here.
      if (!signal.aborted) askLater();
    }
  };
  const askSoon = (afterMs) => {
    clearTimeout(timer);
    timer = setTimeout(ask, afterMs);
  };
  const askLater = () => {
    askSoon(restMs);
    restMs = Math.min(60_000, restMs * 2);
  };
  form.addEventListener('input', () => {
    restMs = 5000;
    askSoon(800);
  });
  if (wasTyped(form)) askSoon(800);
}
