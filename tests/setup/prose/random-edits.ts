// Edits as people make them, by a seeded generator.
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { mendStepIds } from '../../../content/write/prose/index.ts';
import { blockEdits, frontEdits } from './block-edits.ts';
import type { Edit } from './random-places.ts';
import { pick, type Random } from './random-words.ts';
import { tableEdits } from './table-edits.ts';
import { lineEdits, textEdits } from './text-edits.ts';

/** Their order decides what a seed draws. */
const edits: Readonly<Record<string, Edit>> = {
  ...textEdits,
  ...blockEdits,
  ...tableEdits,
  ...lineEdits,
  ...frontEdits,
};

/** Kinds that a person does most are drawn more often. */
const drawn = [
  ...Object.keys(edits),
  ...Array<string>(8).fill('type'),
  ...Array<string>(3).fill('delete'),
];

/** The document after one to four edits, and what they were. */
export function edited(
  doc: Node,
  random: Random,
): { readonly doc: Node; readonly kinds: readonly string[] } {
  const tr = new Transform(doc);
  const kinds: string[] = [];
  const wanted = 1 + Math.floor(random() * 4);
  for (let turn = 0; turn < 40 && kinds.length < wanted; turn++) {
    const kind = pick(drawn, random);
    try {
      if (edits[kind]?.(tr, random) === true) {
        kinds.push(kind);
      }
    } catch (error) {
      // What can't be done is no edit: nothing of it is in the document.
      if (!(error instanceof Error) || error.name !== 'TransformError') {
        throw error;
      }
    }
  }
  mendStepIds(tr, new Set(), { since: { doc, mapping: tr.mapping } });
  return { doc: tr.doc, kinds };
}
