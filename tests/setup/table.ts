import { readFileSync } from 'node:fs';

/** The rows of a TSV file of tests/cases by column name; lines that begin with `#` are comments. */
export function readTable(name: string): Record<string, string>[] {
  const lines = readFileSync(new URL(`../cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [head = '', ...rows] = lines;
  const names = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(names.map((column, at) => [column, cells[at] ?? '']));
  });
}
