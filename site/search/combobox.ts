import { makeAnnouncer } from './announcer.ts';
import type { Corpus } from './corpus.ts';
import { draw, drawWhomToAsk } from './draw.ts';
import { makeFoundList, type FoundList } from './found-list.ts';
import { flat } from './lists.ts';
import { ask, loadNames } from './load.ts';
import { drawOptions } from './options.ts';
import styles from './search-box.css?url';
import { resultsAddress, say } from './words.ts';

/**
 * Makes the header's search box an editable combobox with list autocomplete (WAI-ARIA Authoring Practices):
 * arrows choose, Enter follows what is chosen or else submits the form, Escape closes, then empties.
 */
function makeCombobox(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search-form]');
  const input = form?.querySelector('input');
  if (!form || !input || form.querySelector('[role="listbox"]')) return;
  const list = makeFoundList(form, input);
  const answer = makeAnswerer(form, list, makeAnnouncer(form));
  const update = () => void answer(input.value.trim());
  const keys = keysOf(list, input, update);
  input.addEventListener('input', update);
  input.addEventListener('focus', () => {
    if (input.value.trim() !== '') update();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) list.open(false);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const act = keys[event.key];
    if (act?.(event) === true) event.preventDefault();
  });
  void loadNames().catch(() => undefined);
  if (input.value.trim() !== '') update();
}

/** What shows the answer to a query; of two on their way the later is shown. */
function makeAnswerer(form: HTMLFormElement, list: FoundList, announce: (text: string) => void) {
  const styled = addStyles();
  let asked = 0;
  const show = (options: readonly HTMLAnchorElement[], note: readonly (Node | string)[]) => {
    list.fill(options, note);
    // Whoever has left the box meanwhile would have no way to close the list.
    if (!form.contains(document.activeElement)) return false;
    list.open(true);
    return true;
  };
  return async (query: string): Promise<void> => {
    const turn = (asked += 1);
    list.wait();
    if (query === '') {
      list.empty();
      announce('');
      return;
    }
    try {
      const [{ hits, closest, corpus }] = await Promise.all([ask(query), styled]);
      if (turn !== asked) return;
      const options = drawOptions(hits);
      const shown = show(options, noteOf(query, hits.length, closest, corpus));
      if (shown) announce(say.choose(options.length));
    } catch {
      if (turn === asked && show([], [say.failed])) announce(say.failed);
    }
  };
}

/** What each key does in the box; true where the browser is not to do more. */
function keysOf(
  list: FoundList,
  input: HTMLInputElement,
  update: () => void,
): Readonly<Record<string, (event: KeyboardEvent) => boolean>> {
  return {
    ArrowDown: ({ altKey }) => {
      if (!list.isOpen) update();
      else if (!altKey) list.chooseNext();
      return true;
    },
    ArrowUp: ({ altKey }) => {
      if (altKey) list.open(false);
      else if (!list.isOpen) update();
      else list.choosePrevious();
      return true;
    },
    Enter: () => {
      list.chosen?.click();
      return list.chosen !== undefined;
    },
    Escape: () => {
      if (!list.isOpen) input.value = '';
      list.open(false);
      return true;
    },
  };
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

function noteOf(
  query: string,
  count: number,
  closest: readonly string[],
  { ask }: Corpus,
): (Node | string)[] {
  if (count > 0) return [say.all];
  const links = closest.map((word) => draw('a', { href: resultsAddress(word) }, word));
  return [
    say.nothing(query),
    ...drawWhomToAsk(ask),
    ...(links.length === 0 ? [] : [say.closest, ...flat(links.map((link) => [' ', link]))]),
  ];
}

makeCombobox();
