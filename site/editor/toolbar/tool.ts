import type { EditorView } from 'prosemirror-view';
import type { Item } from './items.ts';

/** A tool as it stands in the bar. */
export interface Tool {
  readonly dom: HTMLElement;
  readonly button: HTMLButtonElement;
  /** As it is with what is selected now. */
  show(view: EditorView): void;
  close?(): void;
}

/** A press acts on the text, which keeps the focus and what is selected in it; on a phone the keyboard stays open. */
export function keepFocus(button: HTMLElement): void {
  button.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
}

export function buttonOf({ words, keys }: Pick<Item, 'words' | 'keys'>): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.tabIndex = -1;
  if (keys !== undefined) {
    button.setAttribute('aria-keyshortcuts', keys);
    button.title = `${words} (${keys.replace('Control', 'Ctrl')})`;
  }
  keepFocus(button);
  return button;
}

/** What cannot be done now stays reachable by keys, and says so. */
export function showItem(button: HTMLElement, item: Item, view: EditorView, state: string): void {
  const can = view.editable && item.run(view.state);
  button.setAttribute('aria-disabled', String(!can));
  if (item.isOn) button.setAttribute(state, String(item.isOn(view.state)));
}

export function runItem(button: HTMLElement, item: Item, view: EditorView): void {
  if (button.getAttribute('aria-disabled') === 'true') return;
  item.run(view.state, view.dispatch, view);
}
