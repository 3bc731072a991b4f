/** What was typed for an emergency is spoken while the rest is being typed; without script it is once its button is pressed. */
for (const form of document.querySelectorAll('form[data-act="emergency-preview"]')) {
  let told = '';
  /** The last whole sentences of a text, as many as may be sent. */
  const tell = (text) => {
    const sentences = text.match(/[^.!?\n]+[.!?\n]+/g) ?? [];
    let ready = '';
    for (const sentence of [...sentences].reverse()) {
      if (sentence.includes('{')) continue;
      if (ready.length + sentence.length > 600) break;
      ready = sentence + ready;
    }
    if (ready.trim() === '' || ready === told) return;
    told = ready;
    fetch(`/dai/khan-cap/doc-san?loi=${encodeURIComponent(ready)}`).catch(() => undefined);
  };
  const words = form.querySelector('textarea[name="text"]');
  let timer;
  const tellSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(words.value), 700);
  };
  words?.addEventListener('input', tellSoon);
  if (words && wasTyped(form)) tellSoon();
  const prepared = form.querySelector('.said')?.textContent ?? '';
  const names = [...form.querySelectorAll('[name="blank-name"]')];
  const blanks = [...form.querySelectorAll('[name="blank-words"]')];
  for (const blank of blanks)
    blank.addEventListener('change', () => {
      const filled = new Map(names.map(({ value }, index) => [value, blanks[index]?.value.trim()]));
      const name = (inner) => inner.normalize('NFC').trim().replace(/\s+/g, ' ');
      tell(prepared.replace(/\{([^{}]*)\}/g, (whole, inner) => filled.get(name(inner)) || whole));
    });
}
