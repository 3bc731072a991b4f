import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { history } from 'prosemirror-history';
import { Node } from 'prosemirror-model';
import { EditorState, type Plugin } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { proseSchema } from '../../content/markup/prose-schema.ts';
import type { Kept } from './kept-steps.ts';
import type { PageData, TakenStep } from './page-data.ts';
import { wordsOf } from './words-of.ts';

export const stepOf = (json: unknown): Step => Step.fromJSON(proseSchema, json);

export interface Opened {
  readonly state: EditorState;
  /** Words of a page that was closed before they were sent, which fit nowhere any more. */
  readonly lost: readonly string[];
}

/**
 * The text as the station has it, with one's own steps of earlier days to be undone, and what an earlier page could not send.
 * `client` is that of the first of `left` that is of this draft, where there is any: a request of the page that left it may still be on its way.
 */
export function openState(
  data: PageData,
  client: string,
  left: readonly Kept[],
  plugins: readonly Plugin[],
): Opened {
  const undo = history({ depth: 500, newGroupDelay: 800 });
  let state = EditorState.create({
    doc: Node.fromJSON(proseSchema, data.doc),
    plugins: [undo],
  });
  const first = data.version - data.steps.length;
  const docs = new Map([[first, state.doc]]);
  for (const [index, taken] of data.steps.entries()) {
    const step = state.tr.step(stepOf(taken.step)).setTime(taken.at);
    state = state.apply(
      taken.account === data.account ? step : step.setMeta('addToHistory', false),
    );
    const version = first + index + 1;
    if (left.some((kept) => kept.version === version)) docs.set(version, state.doc);
  }
  state = state.reconfigure({
    plugins: [undo, collab({ version: data.version, clientID: client }), ...plugins],
  });
  const lost: string[] = [];
  for (const kept of left) {
    const doc = docs.get(kept.version);
    const rest = doc && kept.draft === data.draft ? rebased(kept, doc, data, first) : undefined;
    if (!rest) {
      lost.push(kept.words);
      continue;
    }
    const tr = state.tr;
    for (const step of rest) if (tr.maybeStep(step).failed !== null) lost.push(wordsOf([step]));
    if (tr.docChanged) state = state.apply(tr);
  }
  return { state, lost: lost.filter((words) => words.trim() !== '') };
}

/** What of `kept` the station has not taken, as it would stand on what it has now. */
function rebased(
  kept: Kept,
  doc: Node,
  { steps }: PageData,
  first: number,
): readonly Step[] | undefined {
  try {
    let state = EditorState.create({
      doc,
      plugins: [collab({ version: kept.version, clientID: kept.client })],
    });
    const tr = state.tr;
    for (const json of kept.steps) tr.step(stepOf(json));
    state = state.apply(tr);
    const since = steps.slice(kept.version - first);
    state = state.apply(receive(state, since));
    return sendableSteps(state)?.steps ?? [];
  } catch {
    return undefined;
  }
}

/** The transaction that brings in what the station took. */
export function receive(state: EditorState, taken: readonly TakenStep[]) {
  return receiveTransaction(
    state,
    taken.map(({ step }) => stepOf(step)),
    taken.map(({ client }) => client),
    { mapSelectionBackward: true },
  );
}
