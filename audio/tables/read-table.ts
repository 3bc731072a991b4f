import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row's cells, in the order of its columns; a missing cell is ''. */
export type Row = readonly string[];

/**
 * The rows of `audio/tables/NAME.tsv`: cells between tabs; blank lines and lines that begin with `#` are passed over.
 * Read once, where the room is loaded: what normalise/ does with the rows is pure.
 */
export function readTable(name: string): readonly Row[] {
  return readFileSync(join(import.meta.dirname, `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** A table of two columns: what is written and what it stands for. Of two rows for one form the first counts. */
export function readPairs(name: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const [written = '', spoken = ''] of readTable(name)) {
    if (!pairs.has(written)) pairs.set(written, spoken);
  }
  return pairs;
}
