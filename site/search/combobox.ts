import { draw } from './draw.ts';
import { loadCorpus } from './load.ts';
import { drawOptions } from './options.ts';
import styles from './search-box.css?url';
import { search } from './search.ts';
import { resultsAddress, say } from './words.ts';

/** After this silence a screen reader is told what was found; sooner would talk over the typing. */
const announceAfterMs = 600;

/**
 * Makes the header's search box an editable combobox with list autocomplete (WAI-ARIA Authoring Practices):
 * arrows choose, Enter follows what is chosen or else submits the form, Escape closes, then empties.
 */
export function makeCombobox(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search-form]');
  const input = form?.querySelector('input');
  if (!form || !input || form.querySelector('[role="listbox"]')) return;

  const list = draw('div', {
    id: 'tim-ket-qua',
    role: 'listbox',
    'aria-label': say.results,
  });
  const note = draw('p', { class: 'found-note' });
  const popup = draw('div', { class: 'found', hidden: '', 'data-search-results': '' }, list, note);
  const status = draw('p', { class: 'unseen', role: 'status' });
  form.append(popup, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);

  const styled = addStyles();
  let options: HTMLAnchorElement[] = [];
  let chosen = -1;
  let asked = 0;
  let announcing: ReturnType<typeof setTimeout> | undefined;

  function choose(at: number): void {
    options[chosen]?.setAttribute('aria-selected', 'false');
    chosen = at;
    const option = options[at];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input?.setAttribute('aria-activedescendant', option.id);
    else input?.removeAttribute('aria-activedescendant');
  }

  function open(isOpen: boolean): void {
    popup.hidden = !isOpen;
    list.hidden = options.length === 0;
    input?.setAttribute('aria-expanded', String(isOpen && options.length > 0));
    if (!isOpen) choose(-1);
  }

  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = setTimeout(() => (status.textContent = text), announceAfterMs);
  }

  async function update(): Promise<void> {
    const query = input?.value.trim() ?? '';
    const turn = (asked += 1);
    popup.setAttribute('aria-busy', 'true');
    choose(-1);
    if (query === '') {
      options = [];
      list.replaceChildren();
      open(false);
      announce('');
      return;
    }
    try {
      const [corpus] = await Promise.all([loadCorpus(), styled]);
      if (turn !== asked) return;
      const { hits, closest } = search(corpus, query);
      options = drawOptions(hits);
      list.replaceChildren(...options);
      note.replaceChildren(...noteOf(query, hits.length, closest));
      announce(say.choose(options.length));
    } catch {
      options = [];
      list.replaceChildren();
      note.textContent = say.failed;
      announce(say.failed);
    }
    popup.setAttribute('aria-busy', 'false');
    open(true);
  }

  input.addEventListener('input', () => void update());
  input.addEventListener('focus', () => {
    if (input.value.trim() !== '') void update();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) open(false);
  });
  // A tap on an option must not take the focus (and so close the list) before the link is followed.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const act = keys[event.key];
    if (act?.(event) === true) event.preventDefault();
  });

  const keys: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
    ArrowDown: ({ altKey }) => {
      if (popup.hidden) void update();
      else if (!altKey) choose(chosen + 1 < options.length ? chosen + 1 : 0);
      return true;
    },
    ArrowUp: ({ altKey }) => {
      if (altKey) open(false);
      else if (popup.hidden) void update();
      else choose(chosen > 0 ? chosen - 1 : options.length - 1);
      return true;
    },
    Enter: () => {
      options[chosen]?.click();
      return chosen >= 0;
    },
    Escape: () => {
      if (popup.hidden) input.value = '';
      open(false);
      return true;
    },
  };

  void loadCorpus().catch(() => undefined);
  if (input.value.trim() !== '') void update();
}

/** The list's own styles: fetched with it, so that a page that is only read does without. */
async function addStyles(): Promise<void> {
  const link = draw('link', { rel: 'stylesheet', href: styles });
  await new Promise<void>((resolve) => {
    const done = () => {
      resolve();
    };
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  });
}

function noteOf(query: string, count: number, closest: readonly string[]): (Node | string)[] {
  if (count > 0) return [say.all];
  const links = closest.map((word) => draw('a', { href: resultsAddress(word) }, word));
  if (links.length === 0) return [say.nothing(query)];
  return [say.nothing(query), ' ', say.closest, ...links.flatMap((link) => [' ', link])];
}
