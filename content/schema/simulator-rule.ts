import { z } from 'zod';

/** What is said beside the field, and in the error summary, when the rule is broken. */
const message = z.string().min(1);
/** Where a field shows its rules as live ticks: what this one asks, e.g. `Có chữ số`. */
const tick = z.string().min(1).optional();
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One rule of a field; the first broken one of a field is the one said. */
export const simulatorRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('required'), message }),
  /** Exactly so many digits; what parts them on paper does not count. */
  z.strictObject({ kind: z.literal('digits'), length: z.int().positive(), message }),
  /** At least so many words with a letter or digit in each. */
  z.strictObject({ kind: z.literal('words'), least: z.int().positive(), message }),
  /** A person's name: letters and what parts them, no digits. */
  z.strictObject({ kind: z.literal('name'), message }),
  /** A day that the calendar has. */
  z.strictObject({ kind: z.literal('date'), message }),
  z.strictObject({ kind: z.literal('not-future'), message }),
  z.strictObject({ kind: z.literal('not-past'), message }),
  /** `name@host.tld`: a dot in the host, no marks, no spaces. */
  z.strictObject({ kind: z.literal('email'), message }),
  /** Equals the value of that name of one of the example identities. */
  z.strictObject({ kind: z.literal('example'), of: id, message }),
  /** Equals the code now in force; upper and lower case count alike. */
  z.strictObject({ kind: z.literal('code'), code: id, message }),
  /** Begins with this word, whatever its case. */
  z.strictObject({ kind: z.literal('begins'), word: z.string().min(1), message }),
  /** After that word stands the value of that name of one of the example identities, and nothing else. */
  z.strictObject({ kind: z.literal('after-word'), word: z.string().min(1), of: id, message }),
  z.strictObject({ kind: z.literal('same'), field: id, message }),
  /** At least so many characters. */
  z.strictObject({ kind: z.literal('long'), least: z.int().positive(), message, tick }),
  /** No Vietnamese marks and no spaces: what every keyboard has. */
  z.strictObject({ kind: z.literal('unmarked'), message, tick }),
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
