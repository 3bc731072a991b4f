// A file of rows parted by tabs (content/lexicon.tsv), read and changed like a list: comments and all other lines stay.
import { isDeepStrictEqual } from 'node:util';

/** The cells of a row by their columns' names; one that is empty is not there. */
export type Row = Readonly<Record<string, string>>;

interface Line {
  readonly at: number;
  readonly row: Row;
}

/** The rows of a text, each with its 1-based line. Blank lines and comments (`#`) are none. */
export function readRows(text: string, columns: readonly string[]): readonly (Row & object)[] {
  return linesOf(text, columns).map(({ row }) => row);
}

/** The 1-based line of each row. */
export function rowLines(text: string, columns: readonly string[]): readonly number[] {
  return linesOf(text, columns).map(({ at }) => at + 1);
}

/** The text with these rows: a row that is the same keeps its line to the letter. */
export function writeRows(
  text: string,
  columns: readonly string[],
  wanted: readonly Row[],
): string {
  const was = linesOf(text, columns);
  const most = Math.min(was.length, wanted.length);
  let before = 0;
  while (before < most && isDeepStrictEqual(was[before]?.row, wanted[before])) before++;
  let after = 0;
  while (after < most - before && isDeepStrictEqual(was.at(-1 - after)?.row, wanted.at(-1 - after)))
    after++;
  const changed = wanted.slice(before, wanted.length - after);
  const old = was.slice(before, was.length - after);
  if (changed.length === 0 && old.length === 0) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const isWhole = lines.at(-1) === '';
  if (isWhole) lines.pop();
  const place = old[0]?.at ?? (was[before - 1]?.at ?? lines.length - 1) + 1;
  const inPlace = new Map(old.map(({ at }, index) => [at, changed[index]]));
  const more = changed.slice(old.length).map((row) => lineOf(row, columns));
  const last = old.at(-1)?.at ?? place - 1;
  const now = lines.flatMap((line, at) => {
    const row = inPlace.get(at);
    const own = inPlace.has(at) ? (row === undefined ? [] : [lineOf(row, columns)]) : [line];
    return at === last ? [...own, ...more] : own;
  });
  return (last < 0 ? [...more, ...now] : now).map((line) => line + eol).join('');
}

function linesOf(text: string, columns: readonly string[]): readonly Line[] {
  return text.split(/\r?\n/).flatMap((line, at): Line[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const cells = line.split('\t').map((cell) => cell.trim());
    // What stands behind the last column is kept with it, and told by the check of the file.
    const kept = [
      ...cells.slice(0, columns.length - 1),
      cells.slice(columns.length - 1).join('\t'),
    ];
    const entries = columns.flatMap((column, index) =>
      (kept[index] ?? '') === '' ? [] : [[column, kept[index] ?? ''] as const],
    );
    return [{ at, row: Object.fromEntries(entries) }];
  });
}

function lineOf(row: Row, columns: readonly string[]): string {
  return columns
    .map((column) => (row[column] ?? '').replaceAll(/\s+/g, ' ').trim())
    .join('\t')
    .replace(/\t+$/, '');
}
