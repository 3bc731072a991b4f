// What is known of the text, in the text: unsure words, problems, facts, the sentence that is heard now.
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import type { DecorationSet, EditorView } from 'prosemirror-view';
import type { Beside, Place } from '../../../content/schema/beside.ts';
import { drawMarks, heardMark } from './marks.ts';
import { mapBeside } from './places.ts';

interface Known {
  /** With its places as the text is now. */
  readonly beside?: Beside;
  readonly marks?: DecorationSet;
  /** Id of a sentence. */
  readonly heard?: string | undefined;
  /** What changed since it was asked last. */
  readonly since: Mapping;
  /** What changed since the text of which `beside` was told. */
  readonly sinceTold: Mapping;
}

type Told =
  | { readonly is: 'asking' }
  | { readonly is: 'known'; readonly beside: Beside }
  | { readonly is: 'heard'; readonly id?: string };

const key = new PluginKey<Known>('beside');
const listeners = new WeakMap<EditorView, () => void>();

/** Belongs to the state of whatever `createBeside` stands beside. */
export function besidePlugin(): Plugin<Known> {
  return new Plugin<Known>({
    key,
    state: {
      init: () => ({ since: new Mapping(), sinceTold: new Mapping() }),
      apply(tr, known, _, state) {
        const moved = tr.docChanged ? after(known, tr.mapping, state) : known;
        // Set by this file alone.
        const told = tr.getMeta(key) as Told | undefined;
        return told ? hear(told, moved, state) : moved;
      },
    },
    props: {
      decorations(state) {
        const { beside, marks, heard } = key.getState(state) ?? {};
        const sentence = beside?.sentences.find(({ id }) => id === heard);
        return sentence && marks ? marks.add(state.doc, heardMark(sentence, state.doc)) : marks;
      },
    },
    view: () => ({
      update(view, before) {
        if (!view.state.doc.eq(before.doc)) listeners.get(view)?.();
      },
    }),
  });
}

function after({ beside, marks, ...known }: Known, by: Mapping, { doc }: EditorState): Known {
  return {
    ...known,
    since: joined(known.since, by),
    sinceTold: joined(known.sinceTold, by),
    ...(beside && { beside: mapBeside(beside, by) }),
    ...(marks && { marks: marks.map(by, doc) }),
  };
}

function joined(first: Mapping, second: Mapping): Mapping {
  const all = new Mapping([...first.maps]);
  all.appendMapping(second);
  return all;
}

function hear(told: Told, known: Known, { doc }: EditorState): Known {
  switch (told.is) {
    case 'asking':
      return { ...known, since: new Mapping() };
    case 'known': {
      const beside = mapBeside(told.beside, known.since);
      return { ...known, beside, marks: drawMarks(beside, doc), sinceTold: known.since };
    }
    case 'heard': {
      return { ...known, heard: told.id };
    }
  }
}

function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told).setMeta('addToHistory', false));
}

/** From now on places that will be told are moved along with what is written. */
export function startAsking(view: EditorView): void {
  tell(view, { is: 'asking' });
}

/** `beside` is of the text as it was at `startAsking`. */
export function tellBeside(view: EditorView, beside: Beside): void {
  tell(view, { is: 'known', beside });
}

export function tellHeard(view: EditorView, id: string | undefined): void {
  tell(view, id === undefined ? { is: 'heard' } : { is: 'heard', id });
}

/** A place that was told last, as the text is now. */
export function placeNow({ state }: EditorView, { from, to }: Place): Place {
  const by = key.getState(state)?.sinceTold ?? new Mapping();
  const first = by.map(from, 1);
  return { from: first, to: Math.max(first, by.map(to, -1)) };
}

/** What is known, with its places as the text is now. */
export function knownOf({ state }: EditorView): Beside | undefined {
  return knownIn(state);
}

export function knownIn(state: EditorState): Beside | undefined {
  return key.getState(state)?.beside;
}

/** Calls after each change of the text. */
export function followText(view: EditorView, changed: () => void): () => void {
  listeners.set(view, changed);
  return () => listeners.delete(view);
}
