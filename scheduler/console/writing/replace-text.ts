// A draft gets a whole other text: what was merged, restored or decided. Of prose by steps, so that whoever has it open sees
// only what changed change, and can take it back.
import { Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import { readProse } from '../../../content/write/prose/index.ts';
import { changeDoc } from './change-draft.ts';
import { changedFacts, rowOf, writeRow, type DeskParts } from './desk-parts.ts';
import type { Draft, Who } from './desk.ts';
import type { DraftRow } from './draft-book.ts';

export interface Replacing {
  readonly who: Who;
  /** What the draft stands on from now. */
  readonly baseText: string | undefined;
  readonly baseHash: string | undefined;
}

/** Throws LoaError `not-prose` where the text can't be read as a document. */
export function replaceText(
  parts: DeskParts,
  row: DraftRow,
  text: string,
  { who, baseText, baseHash }: Replacing,
): Draft {
  if (row.kind === 'prose') {
    const wanted = readProse(text);
    changeDoc(parts, row.file, who, (tr) => {
      makeEqual(tr, wanted);
    });
    return writeRow(parts, { ...rowOf(parts, row.file), baseText, baseHash });
  }
  const isSame = text === row.text;
  const facts = isSame ? row.facts : changedFacts(row.facts, who, parts.now());
  const version = isSame ? row.version : row.version + 1;
  return writeRow(parts, { ...row, version, text, facts, baseText, baseHash }, row);
}

/** The fewest steps that make the document this one. */
export function makeEqual(tr: Transform, wanted: Node): void {
  for (const [key, value] of Object.entries(wanted.attrs))
    if (JSON.stringify(tr.doc.attrs[key]) !== JSON.stringify(value)) tr.setDocAttribute(key, value);
  const { doc } = tr;
  const from = doc.content.findDiffStart(wanted.content);
  const ends = doc.content.findDiffEnd(wanted.content);
  if (from === null || !ends) return;
  // Where the same words stand twice, the ends run past the beginning.
  const over = Math.max(0, from - Math.min(ends.a, ends.b));
  const [a, b] = [ends.a + over, ends.b + over];
  const { failed } = tr.maybeStep(new ReplaceStep(from, a, wanted.slice(from, b)));
  if (failed !== null || !tr.doc.eq(wanted))
    tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(wanted.content, 0, 0)));
}
