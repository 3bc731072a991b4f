// Which unsure word is meant: the one that was clicked, the one at the caret, else the next one behind it.
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { UnsureForm } from '../../../content/schema/beside.ts';
import { isPlaced } from './places.ts';
import { knownIn } from './plugin.ts';

type Asks = (form: UnsureForm, isByKeys: boolean) => void;

const asks = new WeakMap<EditorView, Asks>();

/** Calls when somebody wants to choose how a word is said. */
export function whenReadingIsAsked(view: EditorView, ask: Asks): () => void {
  asks.set(view, ask);
  return () => asks.delete(view);
}

export function askAtClick(view: EditorView, pos: number): void {
  const form = view.editable ? formAt(view.state, pos) : undefined;
  if (form) asks.get(view)?.(form, false);
}

/** By keys, from anywhere in the text. */
export const askReading: Command = (state, dispatch, view) => {
  const { from } = state.selection;
  const forms = formsIn(state);
  const form = formAt(state, from) ?? forms.find((one) => one.from > from) ?? forms[0];
  if (!form) return false;
  if (dispatch && view) asks.get(view)?.(form, true);
  return true;
};

function formAt(state: EditorState, pos: number): UnsureForm | undefined {
  return formsIn(state).find(({ from, to }) => from <= pos && pos <= to);
}

function formsIn(state: EditorState): readonly UnsureForm[] {
  const forms = knownIn(state)?.sentences.flatMap(({ unsure }) => unsure) ?? [];
  return forms.filter((form) => isPlaced(form) && form.to <= state.doc.content.size);
}
