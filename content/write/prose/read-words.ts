import type { Nodes, PhrasingContent } from 'mdast';
import type { Mark, Node } from 'prosemirror-model';
import { isSafeHref, proseSchema } from '../../markup/prose-schema.ts';
import { writtenText } from '../../markup/written.ts';
import type { Atom } from './unit.ts';

const { nodes, marks } = proseSchema;

/** Letter by letter what stands in a line of words. */
export function readWords(
  parts: readonly PhrasingContent[],
  source: string,
  margin: string,
): readonly Atom[] {
  return parts.flatMap((part) => readPart(part, source, margin, []));
}

function readPart(
  part: PhrasingContent,
  source: string,
  margin: string,
  on: readonly Mark[],
): readonly Atom[] {
  const [from, to] = rangeOf(part);
  const within = (mark: Mark, children: readonly PhrasingContent[]): readonly Atom[] =>
    children.flatMap((child) => readPart(child, source, margin, mark.addToSet(on)));
  const thing = (node: Node): readonly Atom[] => [{ text: '', node, marks: on, from, to }];
  switch (part.type) {
    case 'text':
      return letters(part.value, source, from, on);
    case 'inlineCode':
      return letters(part.value, source, from, marks.code.create().addToSet(on));
    case 'strong':
      return within(marks.strong.create(), part.children);
    case 'emphasis':
      return within(marks.em.create(), part.children);
    case 'break':
      return thing(nodes.hard_break.create());
    case 'link':
      if (isSafeHref(part.url) && part.children.length > 0) {
        const link = marks.link.create({ href: part.url, title: part.title ?? null });
        return within(link, part.children);
      }
      break;
    default:
  }
  return thing(
    nodes.opaque_inline.create({ source: withoutMargin(source.slice(from, to), margin) }),
  );
}

function letters(
  value: string,
  source: string,
  from: number,
  on: readonly Mark[],
): readonly Atom[] {
  const { starts, ends } = writtenText(value, source, from);
  const atoms: Atom[] = [];
  let last = from;
  for (let at = 0; at < value.length; at++) {
    const start = starts[at] ?? -1;
    const begins = start < 0 ? last : start;
    last = start < 0 ? last : (ends[at] ?? last);
    const unit = value.charAt(at);
    if (unit === '\r' && value.charAt(at + 1) === '\n') {
      continue;
    }
    atoms.push({ text: unit === '\r' ? '\n' : unit, marks: on, from: begins, to: last });
  }
  return atoms;
}

/** The nodes that the atoms are. */
export function wordsOf(atoms: readonly Atom[]): readonly Node[] {
  const words: Node[] = [];
  let run = '';
  for (const [at, { text, node, marks: on }] of atoms.entries()) {
    if (node !== undefined) {
      words.push(node.mark(on));
      continue;
    }
    run += text;
    const next = atoms[at + 1];
    if (next === undefined || next.node !== undefined || !sameMarks(next.marks, on)) {
      words.push(proseSchema.text(run, on));
      run = '';
    }
  }
  return words;
}

export function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, at) => other[at]?.eq(mark) === true);
}

/** A parsed node always has a place. */
export function rangeOf(node: Nodes): readonly [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** The lines of a slice as if it stood at the edge. */
export function withoutMargin(slice: string, margin: string): string {
  const blank = new RegExp(`\\n[ \\t]{0,${margin.length}}`, 'g');
  return slice.replace(/\r\n?/g, '\n').replace(blank, '\n');
}
