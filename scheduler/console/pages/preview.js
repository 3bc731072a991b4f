/** What a form would come to is shown while it is filled in; without script its button shows it. */
for (const form of document.querySelectorAll('form[data-preview]')) {
  let timer;
  let asking;
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
      if (answer.status >= 500) askSoon(5000);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const section = page.getElementById(id);
      if (section) document.getElementById(id).innerHTML = section.innerHTML;
    } catch {
      // The button works whatever happens here.
      if (!signal.aborted) askSoon(5000);
    }
  };
  const askSoon = (afterMs) => {
    clearTimeout(timer);
    timer = setTimeout(ask, afterMs);
  };
  form.addEventListener('input', () => askSoon(800));
  if (wasTyped(form)) askSoon(800);
}
