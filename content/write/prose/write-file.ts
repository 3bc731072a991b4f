import type { Node } from 'prosemirror-model';
import { refuseForeignCode } from './foreign-code.ts';
import { writeFront } from './front.ts';
import { differing, isOld, type Chain } from './misread.ts';
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
  const care: Care = { anew: new Set(), within: new Set() };
  for (;;) {
    const text = file.bom + front + bodyText(file, wanted, care);
    const wrong = misread(text, before, wanted);
    if (wrong.length === 0) {
      return text;
    }
    if (!takeMoreCare(care, wrong, before)) {
      throw refuse(
        'Chỗ sửa này không ghi được vào tệp mà khi đọc lại vẫn đúng như vậy.',
        wrong[0]?.at(-1) ?? wanted,
        'Bỏ chỗ ấy đi rồi viết lại bằng chữ thường.',
      );
    }
  }
}

/** What is written anew; `within`: with all that stands in it, of which nothing is kept as it was written. */
interface Care {
  readonly anew: Set<Node>;
  readonly within: Set<Node>;
}

/** The innermost first, then what it stands in; what was there as it is only where nothing else is left. False: there is none. */
function takeMoreCare(care: Care, wrong: readonly Chain[], before: Node): boolean {
  const take = (chain: Chain): boolean => {
    const node = chain.findLast((one) => !care.within.has(one));
    if (node !== undefined) {
      (care.anew.has(node) ? care.within : care.anew).add(node);
    }
    return node !== undefined;
  };
  const changed = wrong.filter((chain) => !isOld(before, chain));
  return changed.filter(take).length > 0 || wrong.filter(take).length > 0;
}

function bodyText(file: ReadFile, doc: Node, { anew, within }: Care): string {
  const { root, text } = file;
  if (anew.size === 0 && root.settled?.content.eq(doc.content) === true) {
    return text.slice(root.from);
  }
  const careful = new Set(anew);
  for (const node of within) {
    node.descendants((child) => {
      careful.add(child);
    });
  }
  return new Writer(file, (node) => careful.has(node)).body(root, kidsOf(doc));
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

/** The blocks that a text is not read as; where it isn't read at all, those that are others than before. */
function misread(text: string, before: Node, wanted: Node): readonly Chain[] {
  let read: Node;
  try {
    const { root } = readFile(text);
    read = root.settled ?? root.node;
  } catch {
    return differing(before, wanted);
  }
  return read.eq(wanted) ? [] : differing(read, wanted);
}
