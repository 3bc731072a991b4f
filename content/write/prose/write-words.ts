import type { Node } from 'prosemirror-model';
import { proseSchema } from '../../markup/prose-schema.ts';
import { escapedText } from './escape.ts';
import { readsAs } from './reads-as.ts';
import { sameMarks, withoutMargin } from './read-words.ts';
import type { Atom, Unit } from './unit.ts';
import { piecesOf, type Piece } from './word-pieces.ts';

const { nodes } = proseSchema;

/** A paragraph or heading, its lines ended by `\n`; undefined where no way of writing it is read as it is meant. */
export function writeWords(block: Node): string | undefined {
  const sign = signOf(block);
  for (const em of ['*', '_'] as const) {
    const pieces = piecesOf(block.children, { em, before: '' });
    const text = escapedText([{ plain: sign }, ...pieces], (one) => readsAs(one, block));
    if (text !== undefined) {
      return text;
    }
  }
  return undefined;
}

/** The same, with what is as it was written as it was; undefined where that can't be read as it is meant. */
export function patchWords(was: Unit, block: Node, source: string): string | undefined {
  const atoms = composed(was.atoms ?? []);
  const now = atomsOf(block);
  const [head, tail] = keptEnds(atoms, now);
  const isOtherLevel = was.node.attrs['level'] !== block.attrs['level'];
  if (head + tail === 0 || isOtherLevel) {
    return undefined;
  }
  const slice = (from: number, to: number) => withoutMargin(source.slice(from, to), was.margin);
  const before = head === 0 ? signOf(block) : slice(was.from, atoms[head - 1]?.to ?? was.from);
  const after = tail === 0 ? '' : slice(atoms.at(-tail)?.from ?? was.to, was.to);
  const inside = nodesOf(now.slice(head, now.length - tail));
  const line = before.split('\n').at(-1) ?? '';
  const pieces: readonly Piece[] = [
    { plain: before },
    ...piecesOf(inside, { em: '*', before: line }),
    { plain: after },
  ];
  return escapedText(pieces, (one) => readsAs(one, block));
}

function signOf(block: Node): string {
  return block.type === nodes.heading ? `${'#'.repeat(Number(block.attrs['level']))} ` : '';
}

/** The letters as a settled node has them: in NFC, each with all that it was written with. */
function composed(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.flatMap((atom, at) => {
    if (at > 0 && isMark(atom, atoms[at - 1])) {
      return [];
    }
    let end = at;
    let text = atom.text;
    for (; isMark(atoms[end + 1], atoms[end]); end++) {
      text += atoms[end + 1]?.text ?? '';
    }
    const [units, to] = [text.normalize('NFC'), atoms[end]?.to ?? atom.to];
    return units === text
      ? atoms.slice(at, end + 1)
      : units.split('').map((unit) => ({ ...atom, text: unit, to }));
  });
}

/** Whether it stands over or under the letter before it. */
function isMark(atom: Atom | undefined, before: Atom | undefined): boolean {
  const isOne = atom !== undefined && /^\p{M}$/u.test(atom.text);
  return isOne && before?.node === undefined && sameMarks(atom.marks, before?.marks ?? []);
}

type Letter = Pick<Atom, 'text' | 'node' | 'marks'>;

function atomsOf(block: Node): readonly Letter[] {
  return block.children.flatMap((node): readonly Letter[] =>
    node.isText
      ? (node.text ?? '').split('').map((text) => ({ text, marks: node.marks }))
      : [{ text: '', node: node.mark([]), marks: node.marks }],
  );
}

function nodesOf(letters: readonly Letter[]): readonly Node[] {
  const words: Node[] = [];
  for (const { text, node, marks } of letters) {
    const last = words.at(-1);
    if (node !== undefined) {
      words.push(node.mark(marks));
    } else if (last?.isText === true && sameMarks(last.marks, marks)) {
      words[words.length - 1] = proseSchema.text((last.text ?? '') + text, marks);
    } else {
      words.push(proseSchema.text(text, marks));
    }
  }
  return words;
}

/** How many letters at the beginning and the end stay as they are written: whole words outside all marks. */
function keptEnds(was: readonly Atom[], is: readonly Letter[]): readonly [number, number] {
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && alike(was[head], is[head])) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && alike(was.at(-1 - tail), is.at(-1 - tail))) {
    tail++;
  }
  while (head > 0 && !isFree(was[head - 1], was[head])) {
    head--;
  }
  while (tail > 0 && !isFree(was.at(-tail), was.at(-tail - 1))) {
    tail--;
  }
  return [head, tail];
}

/** Whether the file can be cut there: no mark reaches over it, and no letter is written together with the next. */
function isFree(kept: Atom | undefined, gone: Atom | undefined): boolean {
  const isBare = kept !== undefined && kept.marks.length === 0;
  const isOneSign = gone !== undefined && kept?.from === gone.from;
  return isBare && !isOneSign;
}

function alike(one: Atom | undefined, other: Letter | undefined): boolean {
  if (one === undefined || other === undefined || !sameMarks(one.marks, other.marks)) {
    return false;
  }
  return one.node === undefined || other.node === undefined
    ? one.text === other.text && one.node === other.node
    : one.node.eq(other.node);
}
