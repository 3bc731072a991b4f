// A button with a list behind it: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
import type { EditorView } from 'prosemirror-view';
import type { Item, Menu } from './items.ts';
import { buttonOf, keepFocus, runItem, showItem, type Tool } from './tool.ts';

let count = 0;

function partsOf(words: string) {
  const dom = document.createElement('div');
  dom.className = 'menu';
  const button = buttonOf({ words });
  const list = document.createElement('div');
  list.id = `bang-chon-${++count}`;
  list.hidden = true;
  list.setAttribute('role', 'menu');
  list.setAttribute('aria-label', words);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', list.id);
  return { dom, button, list };
}

function rowOf(item: Item, view: EditorView, close: () => void): HTMLButtonElement {
  const row = buttonOf(item);
  row.setAttribute('role', item.isOn ? 'menuitemcheckbox' : 'menuitem');
  row.addEventListener('click', () => {
    if (row.getAttribute('aria-disabled') === 'true') return;
    close();
    view.focus();
    runItem(row, item, view);
  });
  return row;
}

export function menuOf({ words, items, isThere }: Menu, view: EditorView): Tool {
  const { dom, button, list } = partsOf(words);
  const rows = items.map((item) =>
    rowOf(item, view, () => {
      open(false);
    }),
  );
  list.append(...rows);
  keepFocus(list);
  dom.append(button, list);
  const show = (): void => {
    for (const [index, item] of items.entries()) {
      const row = rows[index];
      if (row) showItem(row, item, view, 'aria-checked');
    }
  };
  const open = (isOpen: boolean): void => {
    if (isOpen) show();
    list.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) place(button, list);
  };
  const away = ({ target }: Event): void => {
    if (!(target instanceof Node && dom.contains(target))) open(false);
  };
  button.addEventListener('click', ({ detail }) => {
    open(list.hasAttribute('hidden'));
    // By key: the first of them; by a press the text keeps the focus.
    if (!list.hidden && detail === 0) rows[0]?.focus();
  });
  document.addEventListener('pointerdown', away);
  // It stands where the button stood.
  window.addEventListener('scroll', () => {
    if (!list.hidden && !list.contains(document.activeElement)) open(false);
  });
  dom.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !dom.contains(relatedTarget)) open(false);
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    open(true);
    rows.at(event.key === 'ArrowDown' ? 0 : -1)?.focus();
    event.preventDefault();
  });
  byKeys(list, rows, () => {
    open(false);
    button.focus();
  });
  return {
    ...{ dom, button },
    show() {
      dom.hidden = isThere?.(view.state) === false;
      if (dom.hidden) open(false);
      button.setAttribute('aria-disabled', String(!view.editable));
    },
    close: () => {
      open(false);
    },
  };
}

/** Arrows go round, Escape goes back. */
function byKeys(list: HTMLElement, rows: readonly HTMLElement[], back: () => void): void {
  list.addEventListener('keydown', (event) => {
    const at = rows.findIndex((row) => row === event.target);
    const next = { ArrowDown: (at + 1) % rows.length, ArrowUp: at - 1, Home: 0, End: -1 }[
      event.key
    ];
    if (next !== undefined) rows.at(next)?.focus();
    else if (event.key === 'Escape') back();
    else if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Where it is seen whole: under the button, or over it where the bar is at the foot. */
function place(button: HTMLElement, list: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const isLow = at.top > window.innerHeight / 2;
  const left = Math.max(
    8,
    Math.min(at.left, document.documentElement.clientWidth - list.offsetWidth - 8),
  );
  list.style.left = `${left}px`;
  list.style.top = isLow ? 'auto' : `${at.bottom + 4}px`;
  list.style.bottom = isLow ? `${window.innerHeight - at.top + 4}px` : 'auto';
  list.style.maxHeight = `${(isLow ? at.top : window.innerHeight - at.bottom) - 16}px`;
}
