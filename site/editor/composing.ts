// While letters are being composed (Telex, VNI, Gõ có dấu) nothing from elsewhere may change the text under them.
import type { EditorView } from 'prosemirror-view';

export interface Composing {
  /** Calls at once, or as soon as nothing is being composed. In order. */
  whenIdle(act: () => void): void;
}

/** A phone's keyboard keeps a word open for as long as the caret stands in it: after this time without a key it is at rest. */
const restMs = 10_000;

export function watchComposing(view: EditorView): Composing {
  const waiting: (() => void)[] = [];
  let rest: number | undefined;
  const flush = (): void => {
    clearTimeout(rest);
    rest = undefined;
    for (const act of waiting.splice(0)) act();
  };
  const wait = (): void => {
    clearTimeout(rest);
    rest = waiting.length > 0 ? window.setTimeout(flush, restMs) : undefined;
  };
  view.dom.addEventListener('compositionupdate', wait);
  // ProseMirror takes the last letters in after the event.
  view.dom.addEventListener('compositionend', () => {
    window.setTimeout(() => {
      if (!view.composing) flush();
    }, 60);
  });
  view.dom.addEventListener('blur', flush);
  return {
    whenIdle(act) {
      if (!view.composing && waiting.length === 0) {
        act();
        return;
      }
      waiting.push(act);
      if (view.composing) wait();
      else flush();
    },
  };
}
