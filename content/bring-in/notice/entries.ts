import type { Block, Cell, ListMark, Paragraph, Run, Table } from '../blocks.ts';
import { paragraphsOf, widestRow } from '../blocks.ts';
import {
  isSignature,
  itemSign,
  letterNumber,
  motto,
  national,
  office,
  placeAndDate,
  recipientsLabel,
  separator,
} from './signs.ts';

/** A paragraph of the letter, or a table of its content, in the order of reading. */
export interface Entry {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly centred?: boolean;
  readonly right?: boolean;
  readonly heading?: number;
  readonly mark?: ListMark;
  readonly table?: Table;
  /** In which half of the page it stands, where two things stand beside each other. */
  readonly side?: 'left' | 'right';
}

const gap = /\t[\t ]*| {4,}/g;

/** Tables that only set out a page are opened, lines that hold two things are parted. */
export function entriesOf(blocks: readonly Block[]): readonly Entry[] {
  const entries = blocks.flatMap((block): readonly Entry[] => {
    if (block.kind === 'paragraph') {
      return linesOf(block);
    }
    return isLayout(block) ? opened(block) : [{ runs: [], text: '', table: block }];
  });
  return partBesides(entries).filter(({ text, table }) => table !== undefined || text !== '');
}

function isLayout(table: Table): boolean {
  const columns = widestRow(table.rows);
  const texts = paragraphsOf([table]).map(({ runs }) =>
    runs
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
  if (columns === 1) {
    return true;
  }
  const head = texts.some(
    (text) => national.test(text) || motto.test(text) || placeAndDate.test(text),
  );
  const foot = texts.some((text) => recipientsLabel.test(text) || isSignature(text));
  if ((head || foot) && columns <= 4 && table.rows.length <= 12) {
    return head || !table.ruled || texts.some((text) => recipientsLabel.test(text));
  }
  return !table.ruled && columns <= 2 && table.rows.length <= 2;
}

/** A head is read row by row; what is signed, column by column. */
function opened(table: Table): readonly Entry[] {
  const lines = (cell: Cell, side: 'left' | 'right') =>
    entriesOf(cell.blocks).map((entry): Entry => ({ ...entry, side }));
  const columns = widestRow(table.rows);
  if (columns === 1) {
    return table.rows.flatMap((row) => row.flatMap((cell) => entriesOf(cell.blocks)));
  }
  const sideOf = (at: number) => (at === 0 ? 'left' : 'right');
  const rowwise = table.rows.flatMap((row) =>
    row.flatMap((cell, at) =>
      cell.continued ? [] : lines(cell, row.length === 1 ? 'right' : sideOf(at)),
    ),
  );
  const isHead = rowwise.some(({ text }) => national.test(text) || motto.test(text));
  if (isHead) {
    return rowwise;
  }
  return [...rowwise.filter(({ side }) => side === 'left'), ...columnwise(table, columns, lines)];
}

function columnwise(
  table: Table,
  columns: number,
  lines: (cell: Cell, side: 'left' | 'right') => readonly Entry[],
): readonly Entry[] {
  return Array.from({ length: columns }, (_, at) => at).flatMap((at) =>
    table.rows.flatMap((row) => {
      const cell = row[at];
      const right = at > 0 || row.length === 1;
      return cell === undefined || cell.continued || !right ? [] : lines(cell, 'right');
    }),
  );
}

/** A paragraph at its breaks: a line that plainly goes on is not parted from the one before. */
function linesOf(paragraph: Paragraph): readonly Entry[] {
  const { runs, mark, ...looks } = paragraph;
  const text = runs.map((run) => run.text).join('');
  const cuts: number[] = [];
  for (const { index } of text.matchAll(/\n/g)) {
    const before = text.slice(cuts.at(-1) ?? 0, index).trim();
    const after = text.slice(index + 1).trimStart();
    const goesOn =
      /^[\p{Ll}]/u.test(after) &&
      !/^[a-zđ][.)]\s/.test(after) &&
      before !== '' &&
      !/[.;:!?]$/.test(before);
    if (!goesOn) {
      cuts.push(index);
    }
  }
  const edges = [0, ...cuts, text.length];
  return edges.slice(1).map((end, at) =>
    entry(cutRuns(runs, edges[at] ?? 0, end), {
      ...(at === 0 && mark !== undefined ? { mark } : {}),
      ...(looks.centred ? { centred: true } : {}),
      ...(looks.right ? { right: true } : {}),
      ...(looks.heading === undefined ? {} : { heading: looks.heading }),
    }),
  );
}

/** Wide gaps stay in the text until what stands beside each other is parted. */
function entry(runs: readonly Run[], rest: Omit<Entry, 'runs' | 'text'>): Entry {
  const joined = runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }));
  return { runs: joined, text: joined.map((run) => run.text).join(''), ...rest };
}

/** One line as it is read: single spaces, none at its ends. */
function settled(found: Entry): Entry {
  if (found.table !== undefined) {
    return found;
  }
  let text = '';
  const runs = found.runs.flatMap((run): readonly Run[] => {
    let next = run.text.replace(/\s+/g, ' ');
    if (text === '' || text.endsWith(' ')) {
      next = next.trimStart();
    }
    text += next;
    return next === '' ? [] : [{ ...run, text: next }];
  });
  const last = runs.at(-1);
  const trimmed =
    last === undefined ? runs : [...runs.slice(0, -1), { ...last, text: last.text.trimEnd() }];
  return { ...found, runs: trimmed, text: text.trim() };
}

export function cutRuns(runs: readonly Run[], from: number, to: number): readonly Run[] {
  let at = 0;
  return runs.flatMap((run): readonly Run[] => {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, run.text.length);
    at += run.text.length;
    return end > start ? [{ ...run, text: run.text.slice(start, end) }] : [];
  });
}

/** Lines set out by tabs or spaces: the head's two halves, and recipients beside the signature. */
function partBesides(entries: readonly Entry[]): readonly Entry[] {
  const read: Entry[] = [];
  let rights: Entry[] = [];
  let foot = false;
  const flush = () => {
    for (const right of rights) {
      read.push(right);
    }
    rights = [];
    foot = false;
  };
  for (const one of entries) {
    const halves = one.table === undefined && one.side === undefined ? halvesOf(one) : undefined;
    if (foot && halves === undefined && !belongsToFoot(one)) {
      flush();
    }
    if (halves === undefined) {
      const far = /^(?:\t{2,}|\s{12,})/.test(one.text);
      if (foot && far) {
        rights.push({ ...settled(one), side: 'right' });
      } else {
        // Beside nothing, but in the list that the signature stands beside.
        read.push(foot ? { ...settled(one), side: 'left' } : settled(one));
      }
      continue;
    }
    const [left, right] = halves.map(settled);
    if (left === undefined || right === undefined) {
      continue;
    }
    const begins =
      recipientsLabel.test(left.text) ||
      (isSignature(right.text) && !isHead(left.text, right.text));
    if (foot || begins) {
      foot = true;
      read.push({ ...left, side: 'left' });
      rights.push({ ...right, side: 'right' });
    } else if (isHead(left.text, right.text)) {
      read.push({ ...left, side: 'left' }, { ...right, side: 'right' });
    } else {
      read.push(settled(one));
    }
  }
  flush();
  return read;
}

function belongsToFoot({ text, table }: Entry): boolean {
  const inList =
    itemSign.test(text.trim()) || /^\s*[\p{Ll}\d(]/u.test(text) || /^[\t ]{2,}/.test(text);
  return table === undefined && text.trim().length < 130 && inList;
}

function isHead(left: string, right: string): boolean {
  const rightHead = national.test(right) || motto.test(right) || placeAndDate.test(right);
  const leftHead = letterNumber.test(left) || office.test(left) || separator.test(left);
  return rightHead || (leftHead && (separator.test(right) || office.test(right)));
}

function halvesOf(one: Entry): readonly [Entry, Entry] | undefined {
  const body = one.text.trimStart();
  const offset = one.text.length - body.length;
  const found = [...body.trimEnd().matchAll(gap)].sort((a, b) => b[0].length - a[0].length)[0];
  if (found === undefined) {
    return undefined;
  }
  const at = offset + found.index;
  const rest = { ...(one.mark === undefined ? {} : { mark: one.mark }) };
  return [
    entry(cutRuns(one.runs, 0, at), rest),
    entry(cutRuns(one.runs, at + found[0].length, one.text.length), {}),
  ];
}
