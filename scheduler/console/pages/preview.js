/** What a form would come to is shown while it is filled in; without script its button shows it. */
for (const form of document.querySelectorAll('form[data-preview]')) {
  let timer;
  let asking;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    url.hash = '';
    const id = form.dataset.preview;
    try {
      const answer = await fetch(url, { signal: asking.signal, headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const section = page.getElementById(id);
      if (section) document.getElementById(id).innerHTML = section.innerHTML;
    } catch {
      // The next change asks again; the button works whatever happens here.
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 800);
  });
}
