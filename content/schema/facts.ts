import { z } from 'zod';

const isoDay = z.iso.date();

/** One dated fact: what has changed since a document was written, with its source. */
export const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The notice a resident reads beside the step. One or two sentences. */
  text: z.string().min(1),
  /** What the loudspeaker says after the body; the text itself where absent. */
  spoken: z.string().min(1).optional(),
  source: z.string().min(1),
  sourceUrl: z.url().optional(),
  /** `found`: shown and spoken. `to-confirm`: neither shown nor spoken as fact. */
  certainty: z.enum(['found', 'to-confirm']),
  /** First day on which it holds. */
  validFrom: isoDay.optional(),
  validUntil: isoDay.optional(),
  /** The day a person last compared it with its source. */
  checkedOn: isoDay,
  /** From this day on it is overdue: pages say "chưa kiểm tra lại từ …". */
  recheckBy: isoDay,
  /** Where its notice stands: `<document id>` or `<document id>#<step id>`. */
  touches: z.array(z.string()).default([]),
  /** Written forms it supersedes: a step or page that has one without this notice fails the check. */
  supersedes: z.array(z.string().min(1)).default([]),
});
export type Fact = z.infer<typeof factSchema>;
