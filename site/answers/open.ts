/** Opens the answer that the address names, in browsers that do not do so themselves (Chrome before 97, Safari before 17). */
export function openAddressed(): void {
  const open = () => {
    const place = document.getElementById(location.hash.slice(1));
    const answer = place?.closest('details');
    if (answer == null || answer.open) return;
    answer.open = true;
    place?.scrollIntoView();
  };
  open();
  window.addEventListener('hashchange', open);
}

/** Answers are printed opened, in browsers that know no `::details-content` (styles/print.css), and stand afterwards as before. */
export function openForPrint(): void {
  let opened: readonly HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.answer:not([open])')];
    for (const answer of opened) answer.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const answer of opened) answer.open = false;
  });
}
