import type { EditorView } from 'prosemirror-view';

export interface AttrInput {
  readonly dom: HTMLElement;
  /** As it is now, unless somebody is writing in it. */
  show(value: string): void;
}

/** Real ms: a word is sent, not each of its letters. */
const writesAfterMs = 300;

/** A field that writes an attribute of a node. `pos` is where the node stands, undefined where it is gone. */
export function attrInput(
  view: EditorView,
  pos: () => number | undefined,
  attr: string,
  { label, value, id }: { readonly label: string; readonly value: string; readonly id: string },
): AttrInput {
  const dom = document.createElement('div');
  dom.className = 'attr';
  dom.contentEditable = 'false';
  const words = document.createElement('label');
  words.htmlFor = id;
  words.textContent = label;
  const input = document.createElement('input');
  input.id = id;
  input.value = value;
  input.autocomplete = 'off';
  dom.append(words, input);
  let timer: number | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const at = pos();
    const text = input.value.normalize('NFC');
    if (at === undefined || view.state.doc.nodeAt(at)?.attrs[attr] === text) return;
    view.dispatch(view.state.tr.setNodeAttribute(at, attr, text));
  };
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!(event instanceof InputEvent) || !event.isComposing)
      timer = window.setTimeout(write, writesAfterMs);
  });
  input.addEventListener('compositionend', () => {
    timer = window.setTimeout(write, writesAfterMs);
  });
  input.addEventListener('change', write);
  input.addEventListener('blur', write);
  return {
    dom,
    show(now) {
      if (document.activeElement !== input && input.value !== now) input.value = now;
    },
  };
}
