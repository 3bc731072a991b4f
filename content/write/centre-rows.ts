// Files whose rows are some the ward's and some the centre's: each row by its name, and the file with rows put in or taken
// out, all else to the letter as it was.
import { readRows, writeRows, type Row } from './edit-rows.ts';
import { readValue, rewriteYaml } from './edit-yaml.ts';
import { isRecord } from './render-yaml.ts';

export const rowFiles = [
  'content/facts.yaml',
  'content/lexicon.tsv',
  'content/emergencies.yaml',
] as const;
export type RowFile = (typeof rowFiles)[number];

export function isRowFile(file: string): file is RowFile {
  return rowFiles.some((one) => one === file);
}

const columns = ['written', 'spoken', 'note', 'document'] as const;

/** The rows of a text by their names, in their order. Throws LoaError `not-yaml`. */
export function namedRows(file: RowFile, text: string): ReadonlyMap<string, unknown> {
  return new Map(listIn(file, text).map((row, index) => [nameOf(file, row, index), row]));
}

/** The text with these rows: each in the place of the one of its name, else at the end. Throws LoaError. */
export function changeRows(
  file: RowFile,
  text: string,
  { put, drop }: { readonly put: ReadonlyMap<string, unknown>; readonly drop: readonly string[] },
): string {
  const kept = [...namedRows(file, text)].filter(([name]) => !drop.includes(name));
  const known = new Set(kept.map(([name]) => name));
  const rows = [
    ...kept.map(([name, row]) => (put.has(name) ? put.get(name) : row)),
    ...[...put].filter(([name]) => !known.has(name)).map(([, row]) => row),
  ];
  if (file !== 'content/lexicon.tsv') return rewriteYaml(text, rows);
  return writeRows(text, columns, rows.filter(isRow));
}

function listIn(file: RowFile, text: string): readonly unknown[] {
  if (file === 'content/lexicon.tsv') return readRows(text, columns);
  const value = readValue(text);
  return Array.isArray(value) ? value : [];
}

/** What tells a row from the others of its file; of one that has no name its place, which no order of a centre names. */
function nameOf(file: RowFile, row: unknown, index: number): string {
  if (!isRecord(row)) return `#${index + 1}`;
  if (file !== 'content/lexicon.tsv') return textOr(row['id'], `#${index + 1}`);
  const written = textOr(row['written'], '').normalize('NFC');
  const document = textOr(row['document'], '');
  return document === '' ? written : `${written} @ ${document}`;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function isRow(value: unknown): value is Row {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}
