// The shapes in which audio/ and scheduler/ publish to $LOA_DATA/public/ and the site reads them as files.
// They stand here because content/schema is the one room both sides may import.
import { z } from 'zod';
import { itemKinds, slotStates } from './names.ts';

export type { SlotState } from './names.ts';

/** Milliseconds from the bulletin's first sample. */
const positionMs = z.number().nonnegative();

/** Offset in UTF-16 code units in the document's MDX file as it is on disk (frontmatter included), as in unist positions. */
const sourceOffset = z.int().nonnegative();

/** One spoken word. `start`/`end` are absent where nothing was written (an inserted "ngày", the opening). */
export const publishedWordSchema = z.object({
  spoken: z.string(),
  start: sourceOffset.optional(),
  end: sourceOffset.optional(),
  startMs: positionMs,
  endMs: positionMs,
});
export type PublishedWord = z.infer<typeof publishedWordSchema>;

export const sentenceKinds = [
  'opening',
  'warning',
  'heading',
  'sentence',
  'item',
  'fact',
  'closing',
] as const;
export type SentenceKind = (typeof sentenceKinds)[number];

export const publishedSentenceSchema = z.object({
  /** Unique within the bulletin, e.g. `s12`. */
  id: z.string(),
  kind: z.enum(sentenceKinds),
  /** Which document it was written in; absent for opening, warning, facts and closing. */
  document: z.string().optional(),
  /** As written, markup removed, white space collapsed. */
  text: z.string(),
  /** As spoken: Vietnamese syllables and punctuation only. */
  spoken: z.string(),
  start: sourceOffset.optional(),
  end: sourceOffset.optional(),
  startMs: positionMs,
  endMs: positionMs,
  words: z.array(publishedWordSchema),
  /** Present where the voice did not say when its words start (a person's recording): times are shared out by syllables. */
  estimated: z.literal(true).optional(),
  /** A person is heard, not the voice; absent: the voice. */
  by: z.literal('person').optional(),
  /** Who is heard, as it may be said. */
  reader: z.string().optional(),
  /** The sound that was taken of the person, by its hash: whether it was taken back is looked up by it. */
  take: z.string().optional(),
  /** Present where words were found in a person's reading by comparing it with the voice's: near, not exact. */
  aligned: z.literal(true).optional(),
});
export type PublishedSentence = z.infer<typeof publishedSentenceSchema>;

/** One item of a bulletin: from its first sample to after its last. Where items fade into each other, both are heard. */
export const bulletinItemSchema = z.object({
  kind: z.enum(itemKinds),
  /** A document's id, a recording's file name, a relay's id, a pause's length. */
  id: z.string(),
  fromMs: positionMs,
  untilMs: positionMs,
});
export type BulletinItem = z.infer<typeof bulletinItemSchema>;

/** `tep/<sha256>.json`: the manifest of one bulletin. */
export const manifestSchema = z.object({
  /** SHA-256 of the MP3 file, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Cache key: hash of everything the audio was made from. */
  contentKey: z.string(),
  title: z.string(),
  documents: z.array(z.object({ id: z.string(), hash: z.string() })),
  durationMs: z.number().positive(),
  /** Size of the MP3 in bytes. */
  bytes: z.int().positive(),
  loudnessLufs: z.number(),
  truePeakDbtp: z.number(),
  sampleRateHz: z.int().positive(),
  /** E.g. `espeak:vi`. */
  voice: z.string(),
  sentences: z.array(publishedSentenceSchema),
  /** What is heard in it besides greetings, in order. Absent in what was made before there were items. */
  items: z.array(bulletinItemSchema).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** `scripts/<document id>.json`: where the site looks up what is spoken of one page. */
export const publishedScriptSchema = z.object({
  document: z.string(),
  /** SHA-256 of the MDX file the ranges belong to; a page of another hash highlights nothing. */
  documentHash: z.string(),
  /** The bulletin in which it is heard. */
  sha256: z.string(),
  durationMs: z.number().positive(),
  sentences: z.array(publishedSentenceSchema),
});
export type PublishedScript = z.infer<typeof publishedScriptSchema>;

/** One slot as `loa plan --json`, `loa queue --json` and schedule.json print it. */
export const publishedSlotSchema = z.object({
  id: z.string(),
  campaign: z.string(),
  /** ISO 8601 with the ward's offset, e.g. `2026-11-24T17:00:00+07:00`. */
  startsAt: z.string(),
  state: z.enum(slotStates),
  /** A sentence for people; what it is told by is the code. */
  reason: z.string().optional(),
  reasonCode: z.string().optional(),
  makeUpFor: z.string().optional(),
  bulletin: z.object({ sha256: z.string(), durationMs: z.number() }).optional(),
  airedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Of an emergency that is said again, and of each repeat: its first slot, and how often. */
  repeat: z
    .object({ of: z.string(), everyMinutes: z.int(), until: z.string().optional() })
    .optional(),
});
export type PublishedSlot = z.infer<typeof publishedSlotSchema>;

/** `schedule.json`: served at /phat-thanh/schedule.json. */
export const publishedScheduleSchema = z.object({
  generatedAt: z.string(),
  timeZone: z.string(),
  campaigns: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Absent where the campaign has no number of weeks. */
      weeks: z.int().optional(),
      /** It goes on until its file changes; `when` then says its days and hours. */
      endless: z.literal(true).optional(),
      when: z.string().optional(),
      documents: z.array(z.string()),
    }),
  ),
  slots: z.array(publishedSlotSchema),
  /** Emergencies that are still to be said again. */
  emergencies: z
    .array(
      z.object({
        /** Its first slot. */
        id: z.string(),
        title: z.string(),
        everyMinutes: z.int(),
        until: z.string().optional(),
        nextAt: z.string(),
        heard: z.int(),
        says: z.string(),
      }),
    )
    .optional(),
  /** What documents ask for, and whether the slots fulfil it. */
  wishes: z
    .array(z.object({ document: z.string(), title: z.string(), says: z.string() }))
    .optional(),
});
export type PublishedSchedule = z.infer<typeof publishedScheduleSchema>;
