import { readFileSync } from 'node:fs';

/** The rows of tests/cases/<name>.tsv as objects by the names in its first line. */
export function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(`tests/cases/${name}.tsv`, 'utf8').split('\n');
  const keys = head.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']));
    });
}
