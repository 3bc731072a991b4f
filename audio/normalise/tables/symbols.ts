import { readTable } from '../../tables/read-table.ts';

/** Symbols that are said; those with `digitNext` only before a number. */
export const saidSymbols: ReadonlyMap<
  string,
  { readonly spoken: string; readonly digitNext: boolean }
> = new Map(
  readTable('symbols').map(([written = '', spoken = '', next]) => [
    written,
    { spoken, digitNext: next === 'number' },
  ]),
);

/** Marks that carry a pause, and which. */
export const pauses: ReadonlyMap<string, string> = new Map([
  ...[',', '.', ':', ';', '?', '!'].map((mark): [string, string] => [mark, mark]),
  ...['(', ')', '[', ']', '{', '}', '|'].map((mark): [string, string] => [mark, ',']),
]);
