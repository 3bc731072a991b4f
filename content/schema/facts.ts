import { z } from 'zod';

const isoDay = z.iso.date();

/**
 * How sure a statement is. `found`: its source was found. `likely`: good reason to believe it, but nobody has seen it
 * confirmed; shown with that mark, never spoken. `to-confirm`: waits for a person's word; neither shown nor spoken as fact.
 */
export const certainties = ['found', 'likely', 'to-confirm'] as const;
export type Certainty = (typeof certainties)[number];

/** A document of the law that a fact ends: every text that cites it is found by the check. */
export const endedSourceSchema = z.strictObject({
  /** As it is cited, e.g. `Nghị định 42/2022/NĐ-CP`; its number alone is recognised too. */
  name: z.string().min(1),
  /** Further forms in which texts cite it. */
  cited: z.array(z.string().min(1)).default([]),
  /** What took its place; absent where nothing was found. */
  by: z.string().min(1).optional(),
});
export type EndedSource = z.infer<typeof endedSourceSchema>;

/** One dated fact: what has changed since a document was written, or what a step of today's way rests on. */
export const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The notice a resident reads beside the step. One or two sentences. */
  text: z.string().min(1),
  /** What to do now, as an act; the page puts "Nay làm thế này:" before it. */
  act: z.string().min(1).optional(),
  /** What the loudspeaker says after the body; the text itself where absent; `false`: the page says it, the loudspeaker does not. */
  spoken: z.union([z.string().min(1), z.literal(false)]).optional(),
  source: z.string().min(1),
  sourceUrl: z.url().optional(),
  certainty: z.enum(certainties),
  /** First day on which it holds. */
  validFrom: isoDay.optional(),
  validUntil: isoDay.optional(),
  /** The day a person last compared it with its source. */
  checkedOn: isoDay,
  /** From this day on it is overdue: pages say "chưa kiểm tra lại từ …". */
  recheckBy: isoDay,
  /** What staff note for each other; no page shows it. */
  note: z.string().min(1).optional(),
  /** Where its notice stands: `<document id>` or `<document id>#<step id>`. */
  touches: z.array(z.string()).default([]),
  /** Steps that rest on it: each says "as of" and its source in small print. The same places as `touches`. */
  grounds: z.array(z.string()).default([]),
  /** Written forms it supersedes: a step or page that has one without this notice fails the check. */
  supersedes: z.array(z.string().min(1)).default([]),
  /** Documents of the law that have ended: a text that cites one without this notice fails the check. */
  ends: z.array(endedSourceSchema).default([]),
});
export type Fact = z.infer<typeof factSchema>;
