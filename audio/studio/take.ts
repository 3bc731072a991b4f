import { z } from 'zod';

/** What is not well with a take, as whoever kept it was told. */
export const takeDoubts = [
  'too-loud',
  'too-quiet',
  'noise',
  'clipped',
  'empty',
  'cut-off',
  'misread',
  'repeated',
  'no-pause',
  'tempo',
] as const;
export type TakeDoubt = (typeof takeDoubts)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });
const person = z.object({ account: z.string(), name: z.string() });

const takeSchema = z.object({
  id: z.string().min(1),
  /** When it was kept. */
  at: instant,
  /** Absent for what no document contains: opening, warning, facts, closing. */
  document: z.string().min(1).optional(),
  /** Whose sentence it is: `keyOfSentence(text)`. */
  key: sha256,
  /** As it was written when it was read. */
  text: z.string().min(1),
  /** Of the WAV's bytes. */
  sha256,
  durationMs: z.number().positive(),
  /** Sentence by sentence in the studio, or cut out of a whole reading. */
  source: z.enum(['studio', 'reading']),
  /** Whose account kept it. */
  by: person,
  /** Who is heard, as it may be said to listeners. */
  reader: z.string().min(1),
  /** When, and to which words, the reader agreed that the voice airs. */
  consent: z.object({ at: instant, words: z.string().min(1) }),
  doubts: z.array(z.enum(takeDoubts)),
});

/** One sentence as a person has read it; its sound lies beside the list under its hash. */
export type Take = z.infer<typeof takeSchema>;
export type TakePerson = z.infer<typeof person>;

/** One line of `takes.jsonl`. */
export const takeEventSchema = z.discriminatedUnion('event', [
  takeSchema.extend({ event: z.literal('take') }),
  /** From now on this one airs. */
  z.object({ event: z.literal('choose'), take: z.string(), at: instant, by: person }),
  /** The reader takes the consent back: it is never heard again, and its sound is deleted. */
  z.object({
    event: z.literal('withdraw'),
    take: z.string(),
    at: instant,
    by: person,
    why: z.string(),
  }),
]);
export type TakeEvent = z.infer<typeof takeEventSchema>;
