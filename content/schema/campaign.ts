import { z } from 'zod';
import { weekdays } from './names.ts';

export type { Weekday } from './names.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How it begins over the end of what stands before it: `true` for two seconds, or seconds. */
const crossFade = z.union([z.boolean(), z.number().min(0.2).max(10)]).optional();

/** What is heard where a relay fails. */
const fallbackSchema = z.union([
  z.strictObject({ document: z.string() }),
  z.strictObject({ recording: z.string() }),
]);

/** One part of what a campaign airs. The first key of each shape is its kind. */
const itemSchema = z.union([
  /** A document's id. */
  z.strictObject({ document: z.string(), crossFade }),
  /** A sound file in content/recordings/, by its name. */
  z.strictObject({ recording: z.string(), crossFade }),
  /** The stream of another station, by its id in ward.yaml. */
  z.strictObject({
    relay: z.string(),
    minutes: z.int().min(1).max(240),
    fallback: fallbackSchema.optional(),
  }),
  /** Meant silence, in seconds. */
  z.strictObject({ pause: z.number().min(1).max(600) }),
  /** What was answered since its last airing (scheduler/core/new-answers.ts), for at most so many minutes. */
  z.strictObject({ answers: z.literal('new'), minutes: z.int().min(1).max(60).optional() }),
]);
/** What is the same on each day; new answers are documents by the time anything is made of them. */
export type CampaignItem = Exclude<z.infer<typeof itemSchema>, { answers: 'new' }>;

/**
 * One rule of what airs: content/campaigns/<id>.yaml. Which keys go together is checked where it is read
 * (content/read/campaign-when.ts); campaign-when.ts and campaign-items.ts beside this file say what they come to.
 */
export const campaignSchema = z.strictObject({
  title: z.string().min(1),
  /** Heard in this order, in one bulletin. */
  items: z.array(itemSchema).min(1).optional(),
  /** Short for items that are documents. */
  documents: z.array(z.string()).min(1).optional(),
  /** The days of the week it airs on; with `time` or `times`. */
  days: z.array(z.enum(weekdays)).min(1).max(7).optional(),
  /** Wall time in the ward's zone, `HH:MM`. */
  time: wallTime.optional(),
  times: z.array(wallTime).min(1).max(24).optional(),
  /** Seven days each, from the first slot. Neither weeks nor until: it goes on until the file changes. */
  weeks: z.int().min(1).max(53).optional(),
  /** Last day, itself included. */
  until: z.iso.date().optional(),
  /** Single moments instead of days and weeks, `YYYY-MM-DD HH:MM`. */
  dates: z
    .array(z.string().regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/))
    .min(1)
    .max(366)
    .optional(),
  /** First day; absent: the first broadcast day after it is first run, remembered by the store. */
  startsOn: z.iso.date().optional(),
  /** Stands ready and does not begin: nothing is planned until the line is removed. */
  hold: z.boolean().optional(),
  /** Where two cannot both have their hour, `high` has it. Absent: normal. */
  priority: z.enum(['normal', 'high']).optional(),
  graceMinutes: z.int().min(0).max(120).default(15),
  catchUp: z
    .strictObject({
      /** Whether a lost airing may be made up in the same week, in the spare fifth week, both or never. */
      sameWeek: z.boolean().default(true),
      spareWeek: z.boolean().default(true),
    })
    .default({ sameWeek: true, spareWeek: true }),
  /** For every item that says nothing else, where sound meets a recording. */
  crossFade,
});
export type Campaign = z.infer<typeof campaignSchema> & {
  /** File name without `.yaml`. */
  readonly id: string;
  readonly file: string;
};
