import { readTable } from '../../tables/read-table.ts';
import { contextOf, type Context } from '../context.ts';

/** An abbreviation of official text. Of several rows for one form the first whose context holds is read. */
export interface Abbreviation {
  readonly written: string;
  readonly spoken: string;
  readonly context: Context | undefined;
  /** `guess`: the air asks about it; `sure`: settled although only a shape speaks for it. */
  readonly decided: 'guess' | 'sure' | undefined;
}

function decidedBy(mark: string | undefined): Abbreviation['decided'] {
  return mark === '?' ? 'guess' : mark === '!' ? 'sure' : undefined;
}

const inContext = readTable('abbreviations-in-context').map(
  ([written = '', spoken = '', before = '', after = '', sure]): Abbreviation => ({
    written,
    spoken,
    context: contextOf(before, after),
    decided: decidedBy(sure),
  }),
);

const plain = readTable('abbreviations').map(([written = '', spoken = '', sure]): Abbreviation => ({
  written,
  spoken,
  context: undefined,
  decided: decidedBy(sure),
}));

export const abbreviations: readonly Abbreviation[] = [...inContext, ...plain];

/** Acronyms known by their letters. */
export const letterAcronyms: ReadonlySet<string> = new Set(
  readTable('acronyms').map(([written = '']) => written),
);
