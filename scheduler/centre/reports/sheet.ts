// A table that leaves the centre: for a program that reads CSV, and for an office that opens XLSX. One description, two files.
import type { Cell as XlsxCell } from 'write-excel-file/node';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { formatInstant } from '../../core/zone.ts';
import { csv } from '../../feeds/csv.ts';

/** A text, a number, a day (`YYYY-MM-DD`), a moment (epoch ms); null: not known, and the cell is empty. */
export type Cell =
  | string
  | number
  | { readonly day: string }
  | { readonly at: number }
  | { readonly share: number }
  | null;

export interface Sheet {
  /** Of the sheet in the book. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180 with a byte order mark. A text that a spreadsheet would run is given as text. */
export function sheetAsCsv({ columns, rows }: Sheet): string {
  return csv([columns, ...rows.map((row) => row.map(csvCell))]);
}

function csvCell(cell: Cell): string | number {
  if (cell === null) return '';
  // Also what a program takes for a formula behind a space or a quote of its own.
  if (typeof cell === 'string') return clean(cell).replace(/^\s+(?=[=+\-@])/, '');
  if (typeof cell === 'number') return cell;
  if ('day' in cell) return cell.day;
  if ('share' in cell) return Math.round(cell.share * 1000) / 10;
  return formatInstant(fallbackTimeZone, cell.at);
}

/** Numbers are numbers, days and moments are dates, texts are texts: nothing in it is a formula. */
export async function sheetsAsXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  // Loaded when somebody wants a book: a centre at rest does not carry it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeXlsxFile(
    sheets.map(({ columns, rows }, at) => ({
      sheet: names[at] ?? `${at + 1}`,
      stickyRowsCount: 1,
      columns: columns.map((title, column) => ({ width: widthOf(title, rows, column) })),
      data: [
        columns.map((title) => ({
          value: clean(title),
          type: String,
          fontWeight: 'bold' as const,
        })),
        ...rows.map((row) => row.map(xlsxCell)),
      ],
    })),
  ).toBuffer();
}

function xlsxCell(cell: Cell): XlsxCell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: clean(cell), type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if ('share' in cell) return { value: cell.share, type: Number, format: '0.0%' };
  if ('day' in cell)
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  // A spreadsheet knows no zone: the wall clock of Việt Nam is written as if it were UTC.
  const wall = `${formatInstant(fallbackTimeZone, cell.at).slice(0, 19)}Z`;
  return { value: new Date(wall), type: Date, format: 'dd/mm/yyyy hh:mm:ss' };
}

/** What XML may hold, and a cell: no control characters, no half of a letter, 32,767 characters. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, ' ')
    .slice(0, 32_000)
    .toWellFormed();
}

/** Widest of the first rows, in characters. */
function widthOf(title: string, rows: Sheet['rows'], column: number): number {
  const lengths = rows.slice(0, 200).map((row) => {
    const cell = row[column] ?? null;
    return cell !== null && typeof cell === 'object' ? 19 : String(cell ?? '').length;
  });
  return Math.min(60, Math.max(8, title.length, ...lengths) + 2);
}

/** Excel takes 31 characters, none of `\ / ? * [ ] :`, and no name twice. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const plain =
      clean(name)
        .replaceAll(/[\\/?*[\]:']/g, ' ')
        .trim()
        .slice(0, 28) || `${at + 1}`;
    const free = taken.has(plain.toLowerCase()) ? `${plain} ${at + 1}` : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}
