import { readTable } from '../../tables/read-table.ts';
import { contextOf, type Context } from '../context.ts';

/** An abbreviation of official text. Of several rows for one form the first whose context holds is read. */
export interface Abbreviation {
  readonly written: string;
  readonly spoken: string;
  readonly context: Context | undefined;
  /** The air asks about it. */
  readonly guess: boolean;
}

const inContext = readTable('abbreviations-in-context').map(
  ([written = '', spoken = '', before = '', after = '', sure]): Abbreviation => ({
    written,
    spoken,
    context: contextOf(before, after),
    guess: sure === '?',
  }),
);

const plain = readTable('abbreviations').map(([written = '', spoken = '']): Abbreviation => ({
  written,
  spoken,
  context: undefined,
  guess: false,
}));

export const abbreviations: readonly Abbreviation[] = [...inContext, ...plain];

/** Acronyms known by their letters. */
export const letterAcronyms: ReadonlySet<string> = new Set(
  readTable('acronyms').map(([written = '']) => written),
);
