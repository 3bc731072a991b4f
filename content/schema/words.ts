import { z } from 'zod';

/** One row of content/lexicon.tsv: how a written form is said. */
export interface LexiconRow {
  /** The form; neighbours that must stand beside it are in square brackets: `[hộ] HN`, `TT [y tế]`. */
  readonly written: string;
  readonly spoken: string;
  readonly note: string;
  /** The id of the one document it holds in; left out where it holds in the whole ward. */
  readonly document?: string;
  /** 1-based line in content/lexicon.tsv. */
  readonly line: number;
}

/** A row as it is asked of staff; what is wrong with it is told where the file is read. */
export const lexiconRowSchema = z.strictObject({
  written: z.string().min(1),
  spoken: z.string().min(1),
  note: z.string().optional(),
  document: z.string().optional(),
});

/** One entry of content/glossary.yaml. */
export const glossaryEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  term: z.string().min(1),
  /** Other names: abbreviation, everyday word. */
  also: z.array(z.string()).default([]),
  meaning: z.string().min(1),
  source: z.string().optional(),
  /** Id of the fact that ended the source, where no new definition was found: the entry says so. */
  endedBy: z.string().optional(),
});
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

const phrases = z.array(z.string().min(1)).min(1);

/** One group of content/synonyms.yaml: words a resident may type for the same thing. */
export const synonymGroupSchema = z
  .strictObject({
    /** The words that stand in our pages. */
    means: z.string().min(1),
    /** What people call it: another name, of which a part alone means nothing. */
    typed: phrases.optional(),
    /** Words that questions about it hold: each counts a little, where `means` is the name of a page or of a part of it. */
    asks: phrases.optional(),
  })
  .refine(({ typed, asks }) => typed ?? asks, { path: ['typed'] });
export type SynonymGroup = z.infer<typeof synonymGroupSchema>;
