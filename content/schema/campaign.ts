import { z } from 'zod';
import { weekdays } from './names.ts';

export type { Weekday } from './names.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One rule of what airs: content/campaigns/<id>.yaml. */
export const campaignSchema = z.strictObject({
  title: z.string().min(1),
  /** Document ids, spoken in this order in one bulletin. */
  documents: z.array(z.string()).min(1),
  /** The days of the week it airs on; twice a week is the rule, so exactly two. */
  days: z.array(z.enum(weekdays)).length(2),
  /** Wall time in the ward's zone, `HH:MM`. */
  time: wallTime,
  weeks: z.literal([4, 5]),
  /** First day; absent: the first broadcast day after it is first run, remembered by the store. */
  startsOn: z.iso.date().optional(),
  /** Stands ready and does not begin: nothing is planned until the line is removed. */
  hold: z.boolean().optional(),
  graceMinutes: z.int().min(0).max(120).default(15),
  catchUp: z
    .strictObject({
      /** Whether a lost airing may be made up in the same week, in the spare fifth week, both or never. */
      sameWeek: z.boolean().default(true),
      spareWeek: z.boolean().default(true),
    })
    .default({ sameWeek: true, spareWeek: true }),
});
export type Campaign = z.infer<typeof campaignSchema> & {
  /** File name without `.yaml`. */
  readonly id: string;
  readonly file: string;
};
