import { Node } from 'prosemirror-model';
import { proseSchema } from '../../../../content/markup/prose-schema.ts';
import type { Place } from '../../../../content/schema/beside.ts';
import { proseMap } from '../../../../content/write/prose/index.ts';
import { alignDocs } from './align-docs.ts';

/** Where a draft's file stands in the document that is being edited. */
export interface DraftPlaces {
  /** Of a range of the file; undefined offsets: it is not written there. Of a step's title: where the step begins. */
  range(start: number | undefined, end: number | undefined): Place;
  /** Of a line of the file: to the end of its block. Of a line of the frontmatter: nowhere. */
  line(line: number): Place;
  /** Of a step; 0 where there is none of that id. */
  step(id: string): number;
}

export const nowhere: Place = { from: 0, to: 0 };

/** `live`: the document now, as JSON; the file's own where it is not given. @throws LoaError where the file cannot be edited as prose */
export function draftPlaces(text: string, live: unknown): DraftPlaces {
  const map = proseMap(text);
  const shift =
    live === undefined
      ? (pos: number): number => pos
      : alignDocs(map.doc, Node.fromJSON(proseSchema, live));
  const steps = new Map<string, number>();
  map.doc.descendants((node, pos) => {
    if (node.type.name === 'step') steps.set(String(node.attrs['id']), shift(pos));
    return !node.isTextblock;
  });
  const head = headOf(text);
  const bodyLine = head.split('\n').length;
  return {
    range(start, end) {
      if (start === undefined || end === undefined || start < head.length) return nowhere;
      const from = shift(map.posAt(start));
      return { from, to: Math.max(from, shift(map.posAt(end))) };
    },
    line(line) {
      if (line < bodyLine) return nowhere;
      const pos = map.posOfLine(line);
      const inside = map.doc.resolve(Math.min(Math.max(pos, 0), map.doc.content.size));
      const end = inside.parent.isTextblock
        ? inside.end()
        : (inside.nodeAfter?.nodeSize ?? 0) + pos;
      const from = shift(pos);
      return { from, to: Math.max(from, shift(end)) };
    },
    step: (id) => steps.get(id) ?? 0,
  };
}

/** The frontmatter with its lines: it stands in no place of the document. */
function headOf(text: string): string {
  return /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)?.[0] ?? '';
}
