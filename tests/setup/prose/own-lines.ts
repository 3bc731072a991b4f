// What an edit may rewrite, held against what was rewritten.
import { diffArrays } from 'diff';
import { readFile } from '../../../content/write/prose/read-file.ts';
import type { Unit } from '../../../content/write/prose/unit.ts';

/** A block without blocks in it, a tag, a row; with what it stands in. */
interface Leaf {
  readonly key: string;
  readonly lines: readonly string[];
}

/**
 * Lines that were rewritten though nothing that stands on them is another now: `-line` is gone, `+line` has come. A line is
 * of the paragraphs, headings, rows and atoms written on it, and of the tags that open and close what holds them, alone or
 * beside their words; the sign before an entry is its first block's, and the number with which a list begins the first
 * entry's; where lists were joined, all of them. Empty lines and entries with nothing in them are nobody's; the lines of the head are all its keys' together.
 */
export function linesOfOthers(was: string, is: string): readonly string[] {
  const [old, now] = [leavesOf(was), leavesOf(is)];
  const own = { '-': new Map<string, number>(), '+': new Map<string, number>() };
  let [i, j] = [0, 0];
  for (const { added, removed, count } of diffArrays(old.map(keyOf), now.map(keyOf))) {
    if (removed) {
      tally(own['-'], old.slice(i, i + count));
    }
    if (added) {
      tally(own['+'], now.slice(j, j + count));
    }
    i += added ? 0 : count;
    j += removed ? 0 : count;
  }
  const told = diffArrays(was.split('\n'), is.split('\n')).flatMap(({ added, removed, value }) => {
    const sign = added ? '+' : '-';
    return added || removed
      ? value
          .filter((line) => !isNobodys(line) && !takeFrom(own[sign], line))
          .map((line) => sign + line)
      : [];
  });
  // A line that went and came again as it was is not rewritten: others came to stand before it.
  const both = new Set(
    told.map((line) => line.slice(1)).filter((line, at, all) => all.indexOf(line) < at),
  );
  const joined = new Set(joinedEntries(was, is).map(withoutSign));
  return told.filter((line) => !both.has(line.slice(1)) && !joined.has(withoutSign(line.slice(1))));
}

/** First lines of entries that came into a list of entries of another sign: one list has one sign. */
function joinedEntries(was: string, is: string): readonly string[] {
  const signs = new Map(entriesOf(was).map(({ key, sign }) => [key, sign]));
  const lists = Map.groupBy(entriesOf(is), ({ list }) => list);
  return [...lists.values()].flatMap((entries) => {
    const were = new Set(entries.flatMap(({ key }) => signs.get(key) ?? []));
    return were.size > 1 ? entries.map(({ line }) => line) : [];
  });
}

function entriesOf(whole: string) {
  const { root, text } = readFile(whole);
  const entries: { list: Unit; key: string; sign: string; line: string }[] = [];
  const walk = (unit: Unit) => {
    for (const kid of unit.kids ?? []) {
      if (kid.node.type.name === 'list_item') {
        const [line = ''] = text.slice(text.lastIndexOf('\n', kid.from) + 1).split('\n', 1);
        const key = JSON.stringify(kid.settled?.firstChild?.toJSON());
        const [sign = ''] = /[-*+.)]/.exec(text.slice(kid.from)) ?? [];
        entries.push({ list: unit, key, sign, line });
      }
      walk(kid);
    }
  };
  walk(root);
  return entries;
}

function withoutSign(line: string): string {
  return line.replace(/^\s*(?:[-*+]|\d+[.)])/, '');
}

function keyOf({ key }: Leaf): string {
  return key;
}

function tally(counts: Map<string, number>, leaves: readonly Leaf[]): void {
  for (const line of leaves.flatMap(({ lines }) => lines)) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
}

function takeFrom(counts: Map<string, number>, line: string): boolean {
  const left = counts.get(line) ?? 0;
  counts.set(line, left - 1);
  return left > 0;
}

function isNobodys(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])?\s*$/.test(line);
}

function leavesOf(whole: string): readonly Leaf[] {
  const { root, text, front, bom } = readFile(whole);
  const leaves: Leaf[] = [];
  const put = (key: string, from: number, to: number) => {
    const first = text.lastIndexOf('\n', from - 1) + 1;
    const end = text.indexOf('\n', to);
    const lines = text.slice(first, end < 0 ? text.length : end).split('\n');
    leaves.push({ key, lines: first === 0 ? [bom + (lines[0] ?? ''), ...lines.slice(1)] : lines });
  };
  if (front !== undefined) {
    put(`head ${JSON.stringify(root.node.attrs)}`, 0, root.from);
  }
  const walk = (unit: Unit, path: string) => {
    const { node, from, to, kids, openEnd = from, closeStart = to } = unit;
    const name = node.type.name;
    if (kids === undefined || name === 'table_row') {
      put(`${path} ${JSON.stringify((unit.settled ?? node).toJSON())}`, from, to);
      return;
    }
    const isPart = name !== 'doc' && !name.endsWith('_list') && name !== 'list_item';
    const isClose = !text.slice(openEnd, kids[0]?.from ?? closeStart).includes('\n');
    const tag = `${JSON.stringify(node.attrs)}${isClose ? ' close by' : ''}`;
    const own = `${path}/${name}${isPart ? tag : ''}`;
    if (isPart) {
      put(`${own} open`, from, openEnd);
    }
    const held = kids.filter((kid) => kid.settled !== undefined);
    held.forEach((kid, at) => {
      const isSigned = at === 0 && (name === 'list_item' || name.endsWith('_list'));
      const start = name === 'ordered_list' ? String(node.attrs['start']) : '';
      // Lists of a kind below each other are told apart by their signs.
      const isList = kid.node.type.name.endsWith('_list');
      const isBelow = isList && held[at - 1]?.node.type === kid.node.type;
      walk(kid, `${own}${isSigned ? ` first ${start}` : ''}${isBelow ? ' below another' : ''}`);
    });
    if (name === 'table' && unit.rule !== undefined) {
      put(`${own} rule ${kids[0]?.node.childCount ?? 0}`, ...unit.rule);
    }
    if (isPart) {
      put(`${own} close`, closeStart, to);
    }
  };
  walk(root, '');
  return leaves;
}
