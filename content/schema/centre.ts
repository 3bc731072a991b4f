// content/centre.yaml: what of content/ a centre of many stations sent, and the ward took (docs/trung-tam.md). The program
// writes it, together with the files it names; nobody edits it by hand.
import { z } from 'zod';
import { weekdays } from './names.ts';

export const centreFile = 'content/centre.yaml';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const placedSchema = z.strictObject({
  /** From the root: `content/announcements/x.mdx`. */
  file: z.string().regex(/^content\/[^\\:]+$/),
  /** Of a file whose other rows are the ward's: the row's id, in lexicon.tsv its written form (and the document it holds in). */
  row: z.string().min(1).optional(),
  /** Of the file's bytes, of a row its value's (content/centre-hash.ts): as it was placed, whatever it is by now. */
  sha256,
  /** Of sound that the centre rendered: SHA-256 of the document that it says, by its bytes. It reads no other words. */
  reads: sha256.optional(),
});
export type Placed = z.infer<typeof placedSchema>;

/** One thing that the centre sent. */
export const centreThingSchema = z.strictObject({
  /** What it is to the centre, the same in every version: `thong-bao/phong-chong-lut`. */
  thing: z.string().min(1),
  version: z.int().min(1),
  title: z.string().min(1),
  /** Who sent it, as a person reads it. */
  centre: z.string().min(1),
  /** Id of the centre's order. */
  order: z.string().min(1),
  /** Who took it for the ward; absent: the station itself, as ward.yaml lets it. */
  acceptedBy: z.string().min(1).optional(),
  acceptedAt: z.iso.datetime({ offset: true }),
  files: z.array(placedSchema),
  /** Hours and days that the ward chose for its campaign, where the centre's were not permitted. */
  hours: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)).optional(),
  days: z.array(z.enum(weekdays)).min(1).max(7).optional(),
  /** The ward made it its own: it edits it, and newer versions of the centre are only offered. */
  own: z.strictObject({ by: z.string().min(1), at: z.iso.datetime({ offset: true }) }).optional(),
});
export type CentreThing = z.infer<typeof centreThingSchema>;
