// What a centre says down to its stations: an order is signed once, as the bytes it is, and says nothing of whom it is for.
// Whom it is for says an `address`, a small signed word for one station (ADR 134). Both ends read these shapes.
import { z } from 'zod';
import { hash, instant, name, text } from './texts.ts';

/** Bytes of an order: its answer must fit into one message, in base64. */
export const mostOrderBytes = 300_000;
/** Bytes of one file that is sent along. */
export const mostPartBytes = 300_000_000;
export const mostParts = 300;
/** Bytes of all files of a parcel: no disk of a station is filled by one. */
export const mostParcelBytes = 600_000_000;

export const orderKinds = ['parcel', 'withdraw', 'emergency', 'end-emergency'] as const;
export type OrderKind = (typeof orderKinds)[number];

export const partKinds = [
  ...(['document', 'recording', 'facts', 'lexicon'] as const),
  ...(['emergencies', 'campaign', 'bulletin'] as const),
  // What a document shows and offers. A program from before them does not understand the whole order, and says so.
  ...(['picture', 'file'] as const),
] as const;
export type PartKind = (typeof partKinds)[number];

/** The lasting identity of what is sent, e.g. `thong-bao/phong-chong-lut`. */
export const thingShape = z
  .string()
  .regex(/^[a-z0-9][\w.-]*(?:\/\w[\w.-]*)*$/)
  .max(150);

/**
 * Where a file belongs below content/, e.g. `announcements/phong-chong-lut.mdx`. It leads nowhere else on any system: no
 * step up, no root, no hidden name, no drive, nothing that Windows reads as another name.
 */
export function isSafePath(path: string): boolean {
  return (
    path.length <= 300 &&
    path === path.normalize('NFC') &&
    path
      .split('/')
      .every(
        (step) =>
          /^[\p{L}\p{N}_][\p{L}\p{N}_ .()+,-]*$/u.test(step) &&
          !/[ .]$/.test(step) &&
          !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(step),
      )
  );
}

export const partShape = z.object({
  what: z.enum(partKinds),
  path: text(300).refine(isSafePath),
  sha256: hash,
  bytes: z.int().min(0).max(mostPartBytes),
});
export type Part = z.infer<typeof partShape>;

export const parcelShape = z.object({
  thing: thingShape,
  /** Counts from 1 for each thing. */
  version: z.int().min(1),
  title: text(200),
  parts: z.array(partShape).min(1).max(mostParts),
});

export const withdrawShape = z.object({ thing: thingShape, why: text(1000) });

/** Of CAP 1.2 (OASIS, 3.2.2), in small letters. */
export const urgencies = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;

export const emergencyShape = z.object({
  title: text(200),
  /** What is said. */
  text: text(20_000),
  /** Said again so often, until `until`. */
  everyMinutes: z.int().min(1).max(1440).optional(),
  until: instant.optional(),
  urgency: z.enum(urgencies),
  /** Where, in words: what the selection was called. */
  area: text(2000),
  /** Orders that this one takes the place of. */
  references: z.array(name).max(50).optional(),
});
export type Emergency = z.infer<typeof emergencyShape>;

export const endEmergencyShape = z.object({ emergency: name, why: text(1000) });

const said = {
  ...{ protocol: z.int(), centre: name, id: name, madeAt: instant },
  /** Who sent it, at the centre. */
  by: text(200),
  note: text(2000).optional(),
};
/** At this instant it counts for nothing more. */
const ends = { expiresAt: instant.optional() };

export const orderShape = z.discriminatedUnion('kind', [
  z.object({ ...said, ...ends, kind: z.literal('parcel'), content: parcelShape }),
  z.object({ ...said, ...ends, kind: z.literal('withdraw'), content: withdrawShape }),
  // An emergency without an end would air in a week, when a line is back.
  z.object({ ...said, expiresAt: instant, kind: z.literal('emergency'), content: emergencyShape }),
  z.object({ ...said, ...ends, kind: z.literal('end-emergency'), content: endEmergencyShape }),
]);
export type Order = z.infer<typeof orderShape>;
export type OrderOf<Kind extends OrderKind> = Extract<Order, { readonly kind: Kind }>;

/** What is signed for one station: that this order, these very bytes, is for it, under this number. */
export const addressShape = z.object({
  ...{ centre: name, order: name, sha256: hash, station: name, seq: z.int().min(1) },
});

/** How far an order is, at a station. */
export const orderStates = [
  /** It is there whole, and nobody has looked at it. */
  'received',
  /** For somebody at the station to say yes. */
  'waiting',
  ...(['accepted', 'refused', 'failed'] as const),
  /** What it brought was taken back. */
  'withdrawn',
  // Of an emergency:
  ...(['making', 'on-air', 'ended', 'expired'] as const),
] as const;
export type OrderState = (typeof orderStates)[number];

/** Why an order is where it is. Programs go by these; words are for people. */
export const reasonCodes = [
  /** The order is not what it says: its signature, address, centre. */
  'unproven',
  /** A kind or a shape that this version of the program does not know. */
  'not-understood',
  /** Something newer of the same thing is there. */
  'older',
  ...(['expired', 'withdrawn', 'superseded'] as const),
  /** The files do not hold together with what the station has: words name file and line. */
  'invalid-content',
  /** Somebody at the station has changed what was sent. */
  'changed-here',
  /** Something of the station's own stands there. */
  'taken-here',
  /** Refused by somebody who may. */
  'by-right',
  ...(['hours', 'blackout', 'no-output', 'not-running', 'too-late', 'disk', 'other'] as const),
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A newer station may give a code that this centre has no word for: it is shown as it is. */
export const reasonShape = z.object({ code: z.string().regex(/^[\w-]{1,40}$/), words: text(2000) });
export interface Reason {
  readonly code: ReasonCode;
  /** Vietnamese; file:line where there is one. */
  readonly words: string;
}

export const toldStateShape = z.object({
  order: name,
  state: z.enum(orderStates),
  /** By the station's clock. */
  at: instant,
  reason: reasonShape.optional(),
});
export type ToldState = z.infer<typeof toldStateShape>;

const base64url = z.string().regex(/^[\w-]*$/);
export const signedShape = z.object({ bytes: base64url, signature: base64url });

export const mostStates = 300;
/** Orders that a station holds, as they were signed, and how far each is there. */
export const mostHeld = 50;
const heldShape = signedShape.extend({ seq: z.int().min(1), state: toldStateShape });
export type HeldOrder = z.infer<typeof heldShape>;
/** What a station asks: what came after what it has, and how it stands with that. */
export const downShape = z.object({
  after: z.int().min(0),
  /** The order that had this number here: a ledger that was put back to an earlier day gives numbers out anew. */
  order: name.optional(),
  states: z.array(toldStateShape).max(mostStates),
  /** Where the centre asked for it (`again`): what this station holds, a part of it or, with the last, all. */
  held: z.object({ orders: z.array(heldShape).max(mostHeld), isAll: z.boolean() }).optional(),
});

export const handedOrderShape = signedShape.extend({ seq: z.int().min(1), address: signedShape });
export type HandedOrder = z.infer<typeof handedOrderShape>;

export const downAnswerShape = z.object({
  orders: z.array(handedOrderShape),
  /** Where the cursor stands then; below what was asked where the centre begins anew. */
  upTo: z.int().min(0),
  /** The order that has this number. */
  order: name.optional(),
  more: z.boolean(),
  /** The ledger was put back to an earlier day: it is to be told what the station holds. */
  again: z.boolean().optional(),
});
export type DownAnswer = z.infer<typeof downAnswerShape>;

export const mostWanted = 100;
/** Parts of files, each from an offset: many small ones come in one answer. */
export const pieceShape = z.object({
  wants: z
    .array(z.object({ sha256: hash, from: z.int().min(0) }))
    .min(1)
    .max(mostWanted),
});
/** Bytes of an answer's pieces together, before base64. */
export const pieceBytes = 640_000;
export const pieceAnswerShape = z.object({
  pieces: z.array(z.object({ sha256: hash, from: z.int().min(0), bytes: base64url })),
  /** Too many fetch at once: what is missing is to be asked for again soon. */
  crowded: z.boolean().optional(),
});
