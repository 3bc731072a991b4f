import type { ReadingRow } from './desk.ts';

export const lexiconFile = 'content/lexicon.tsv';

/** The lexicon with these rows in it: each in place of the one that says the same form, else at its end. */
export function withRows(text: string, rows: readonly ReadingRow[]): string {
  if (rows.length === 0) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const ends = lines.at(-1) === '' ? lines.pop() : undefined;
  for (const row of rows) {
    const at = lines.findIndex((line) => keyOf(line) === keyOf(lineOf(row)));
    if (at < 0) lines.push(lineOf(row));
    else lines[at] = lineOf(row);
  }
  return lines.join(eol) + (ends === undefined && text !== '' ? '' : eol);
}

function lineOf({ written, spoken, note = '', document = '' }: ReadingRow): string {
  const cells = [written, spoken, note, document].map((cell) =>
    cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim(),
  );
  while (cells.at(-1) === '') cells.pop();
  return cells.join('\t');
}

/** Which form, in which document. */
function keyOf(line: string): string | undefined {
  if (line.startsWith('#') || line.trim() === '') return undefined;
  const [written = '', , , document = ''] = line.split('\t').map((cell) => cell.trim());
  return `${written.normalize('NFC')}\t${document}`;
}
