import { z } from 'zod';

/** What is said beside the field, and in the error summary, when the rule is broken. */
const message = z.string().min(1);
/** Where a field shows its rules as live ticks: what this one asks, e.g. `Có chữ số`. */
const tick = z.string().min(1).optional();
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One rule of a field; the first broken one of a field is the one said. */
export const simulatorRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('required'), message }),
  /** Exactly so many digits; spaces, dots and hyphens between them do not count. */
  z.strictObject({ kind: z.literal('digits'), length: z.int().positive(), message }),
  /** At least so many words. */
  z.strictObject({ kind: z.literal('words'), least: z.int().positive(), message }),
  /** A day that the calendar has. */
  z.strictObject({ kind: z.literal('date'), message }),
  z.strictObject({ kind: z.literal('not-future'), message }),
  /** `name@host.tld`, without spaces. */
  z.strictObject({ kind: z.literal('email'), message }),
  /** Equals the value of that name of one of the example identities. */
  z.strictObject({ kind: z.literal('example'), of: id, message }),
  /** Equals the code now in force; upper and lower case count alike. */
  z.strictObject({ kind: z.literal('code'), code: id, message }),
  /** Begins with this word, whatever its case. */
  z.strictObject({ kind: z.literal('begins'), word: z.string().min(1), message }),
  z.strictObject({ kind: z.literal('same'), field: id, message }),
  z.strictObject({ kind: z.literal('upper'), message, tick }),
  z.strictObject({ kind: z.literal('lower'), message, tick }),
  z.strictObject({ kind: z.literal('digit'), message, tick }),
  z.strictObject({ kind: z.literal('special'), message, tick }),
  z.strictObject({ kind: z.literal('is'), value: z.string().min(1), message }),
  z.strictObject({ kind: z.literal('is-not'), value: z.string().min(1), message }),
  /** Always broken: what is practised is the way out (an expired code). */
  z.strictObject({ kind: z.literal('never'), message }),
]);
export type SimulatorRule = z.infer<typeof simulatorRuleSchema>;
