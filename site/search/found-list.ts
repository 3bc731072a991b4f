import { draw, fill } from './draw.ts';
import { last } from './lists.ts';
import { say } from './words.ts';

/** The list under the search box: what was found, which of it is chosen, whether it is open; its input tells a screen reader the same. */
export interface FoundList {
  readonly isOpen: boolean;
  /** The option that Enter follows. */
  readonly chosen: HTMLAnchorElement | undefined;
  /** From none the first; after the last too. */
  readonly chooseNext: () => void;
  readonly choosePrevious: () => void;
  /** An answer is on its way: nothing is chosen until it is here. */
  readonly wait: () => void;
  /** The answer is here; `open` shows it. */
  readonly fill: (found: readonly HTMLAnchorElement[], said: readonly (Node | string)[]) => void;
  readonly empty: () => void;
  readonly open: (isOpen: boolean) => void;
}

/** Puts a closed list at the end of the form, and makes `input` its combobox. */
export function makeFoundList(form: HTMLFormElement, input: HTMLInputElement): FoundList {
  const { popup, list, note } = drawInto(form, input);
  let options: readonly HTMLAnchorElement[] = [];
  let chosen: HTMLAnchorElement | undefined;
  const choose = (option: HTMLAnchorElement | undefined) => {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const at = () => (chosen ? options.indexOf(chosen) : -1);
  const show = (found: readonly HTMLAnchorElement[]) => {
    options = found;
    fill(list, found);
  };
  const open = (isOpen: boolean) => {
    popup.hidden = !isOpen;
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(isOpen && options.length > 0));
    if (!isOpen) choose(undefined);
  };
  return {
    get isOpen() {
      return !popup.hidden;
    },
    get chosen() {
      return chosen;
    },
    chooseNext: () => {
      choose(options[at() + 1] ?? options[0]);
    },
    choosePrevious: () => {
      choose(options[at() - 1] ?? last(options));
    },
    wait: () => {
      popup.setAttribute('aria-busy', 'true');
      choose(undefined);
    },
    fill: (found, said) => {
      show(found);
      fill(note, said);
      popup.setAttribute('aria-busy', 'false');
    },
    empty: () => {
      show([]);
      open(false);
    },
    open,
  };
}

function drawInto(form: HTMLFormElement, input: HTMLInputElement) {
  const list = draw('div', { id: 'tim-ket-qua', role: 'listbox', 'aria-label': say.results });
  const note = draw('p', { class: 'found-note' });
  const popup = draw('div', { class: 'found', hidden: '', 'data-search-results': '' }, list, note);
  form.append(popup);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);
  // A tap on an option must not take the focus (and so close the list) before the link is followed.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
  return { popup, list, note };
}
