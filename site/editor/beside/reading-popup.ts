// How an unsure word is to be said, asked where it stands: beside the word, while the text keeps the focus.
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { BesideSentence, UnsureForm } from '../../../content/schema/beside.ts';
import { button, make } from './make.ts';
import { knownOf } from './plugin.ts';
import { whenReadingIsAsked } from './reading-place.ts';
import type { Decision } from './station.ts';
import { drawForm, type Asked } from './unsure-words.ts';

interface Needs {
  readonly view: EditorView;
  /** Why it was refused; undefined once it is decided. */
  readonly decide: (decision: Decision) => Promise<string | undefined>;
  readonly play: (sentence: BesideSentence) => void;
  readonly say: (spoken: string) => void;
}

const name = 'doc-la-tai-cho';

export function createReadingPopup({ view, decide, play, say }: Needs): { close(): void } {
  let popup: HTMLElement | undefined;
  const close = (): void => {
    popup?.remove();
    popup = undefined;
  };
  const leave = (): void => {
    close();
    view.focus();
  };
  const open = (asked: Asked, isByKeys: boolean): void => {
    close();
    const failed = make('p', { class: 'error', role: 'alert', hidden: true });
    const form = drawForm(asked, name, {
      ...{ play, say },
      decide: (decision) =>
        void decide(decision).then((why) => {
          if (why === undefined) leave();
          failed.hidden = why === undefined;
          failed.textContent = why ?? '';
        }),
    });
    popup = make(
      'div',
      { class: 'beside-popup', role: 'dialog', 'aria-label': 'Chọn cách đọc', 'data-popup': true },
      ...[form, failed, make('p', { class: 'acts' }, button('Thôi', leave))],
    );
    popup.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') leave();
    });
    (view.dom.closest('[data-editor]') ?? document.body).append(popup);
    placeAt(popup, view, asked.form);
    if (isByKeys) popup.querySelector('input')?.focus();
  };
  const unfollow = whenReadingIsAsked(view, (form, isByKeys) => {
    const asked = askedOf(view, form);
    if (!asked) return;
    if (isByKeys) select(view, form);
    open(asked, isByKeys);
  });
  const away = ({ target }: Event): void => {
    if (target instanceof Node && !popup?.contains(target)) close();
  };
  // Whoever types on has no question any more.
  const typed = (event: KeyboardEvent): void => {
    if (!popup || ['Control', 'Meta', 'Shift', 'Alt', 'Tab'].includes(event.key) || event.ctrlKey)
      return;
    close();
    if (event.key === 'Escape') event.stopImmediatePropagation();
  };
  document.addEventListener('pointerdown', away);
  view.dom.addEventListener('keydown', typed, true);
  return {
    close() {
      close();
      unfollow();
      document.removeEventListener('pointerdown', away);
      view.dom.removeEventListener('keydown', typed, true);
    },
  };
}

/** The form with the sentence that it stands in here. */
function askedOf(view: EditorView, form: UnsureForm): Asked | undefined {
  const sentences = knownOf(view)?.sentences ?? [];
  const sentence = sentences.find(({ unsure }) => unsure.includes(form));
  const times = sentences
    .flatMap(({ unsure }) => unsure)
    .filter(({ written }) => written === form.written).length;
  return sentence && { form, sentence, times };
}

function select(view: EditorView, { from, to }: UnsureForm): void {
  const selection = TextSelection.create(view.state.doc, from, to);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

/** Under the word, within the page. */
function placeAt(popup: HTMLElement, view: EditorView, { from }: UnsureForm): void {
  const word = view.coordsAtPos(from);
  const around = (popup.offsetParent ?? document.body).getBoundingClientRect();
  const most = document.documentElement.clientWidth - popup.offsetWidth - 8;
  popup.style.left = `${Math.max(8, Math.min(word.left, most)) - around.left}px`;
  popup.style.top = `${word.bottom - around.top + 6}px`;
}
