import type { Node } from 'prosemirror-model';
import { refuseForeignCode } from './foreign-code.ts';
import { writeFront } from './front.ts';
import { readFile } from './read-file.ts';
import { refuse } from './refuse.ts';
import { kidsOf, settled } from './settle.ts';
import type { ReadFile } from './unit.ts';
import { Writer } from './writer.ts';

/** The file changed as little as makes it read as the document. Throws LoaError `edit-lost`. */
export function writeFile(was: string, file: ReadFile, doc: Node): string {
  const before = file.root.settled ?? file.root.node;
  const wanted = settled(doc) ?? doc;
  if (doc.eq(file.root.node) || wanted.eq(before)) {
    return was;
  }
  refuseForeignCode(before, wanted);
  const front = frontText(file, wanted);
  const careful = new Set<Node>();
  for (;;) {
    const text = file.bom + front + bodyText(file, wanted, careful);
    const wrong = misread(text, wanted);
    if (wrong.length === 0) {
      return text;
    }
    const more = wrong.filter((node) => !careful.has(node));
    if (more.length === 0) {
      throw refuse(
        'Chỗ sửa này không ghi được vào tệp mà khi đọc lại vẫn đúng như vậy.',
        wrong[0] ?? wanted,
        'Bỏ chỗ ấy đi rồi viết lại bằng chữ thường.',
      );
    }
    for (const node of more) {
      careful.add(node);
    }
  }
}

function bodyText(file: ReadFile, doc: Node, careful: ReadonlySet<Node>): string {
  const { root, text } = file;
  if (careful.size === 0 && root.settled?.content.eq(doc.content) === true) {
    return text.slice(root.from);
  }
  const inCare = new Set<Node>();
  for (const node of careful) {
    inCare.add(node);
    node.descendants((child) => {
      inCare.add(child);
    });
  }
  return new Writer(file, (node) => inCare.has(node)).body(root, kidsOf(doc));
}

function frontText({ text, front, root, eol }: ReadFile, doc: Node): string {
  const yaml = front === undefined ? '' : text.slice(...front);
  const written = writeFront(yaml, root.node, doc);
  if (written === yaml) {
    return text.slice(0, root.from);
  }
  const lines = eol === '\n' ? written : written.replace(/\r?\n/g, eol);
  return front === undefined
    ? `---${eol}${lines}---${eol}${root.node.textContent === '' ? '' : eol}`
    : text.slice(0, front[0]) + lines + text.slice(front[1], root.from);
}

/** The blocks at the top that a text is not read as. */
function misread(text: string, wanted: Node): readonly Node[] {
  let read: Node | undefined;
  try {
    read = readFile(text).root.settled;
  } catch {
    return wanted.children;
  }
  if (read?.eq(wanted) === true) {
    return [];
  }
  const found = read?.children ?? [];
  const isRight = (at: number, end: number) =>
    wanted.children.at(at)?.eq(found.at(end) ?? wanted) === true;
  let [head, tail] = [0, 0];
  while (head < wanted.childCount && isRight(head, head)) {
    head++;
  }
  while (tail < wanted.childCount - head && isRight(-1 - tail, -1 - tail)) {
    tail++;
  }
  const wrong = wanted.children.slice(head, wanted.childCount - tail);
  // Where all are there, what is too much came of those beside it.
  return wrong.length > 0 ? wrong : wanted.children.slice(Math.max(0, head - 1), head + 1);
}
