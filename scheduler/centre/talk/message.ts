// What station and centre say to each other: one form for every message, read before anything in it is believed (ADR 131).
import { z } from 'zod';
import { hash, instant, name, text } from './texts.ts';

/** The protocol of this program; a message says which one it follows. The second brought orders down (ADR 134). */
export const protocol = 2;
/** Those that this program still understands. */
export const understood: readonly number[] = [1, protocol];
/** The first that knows of orders. */
export const firstWithOrders = 2;

/** What a station may ask of a centre: each is a path, `/tram/<purpose>`. */
export const stationPurposes = ['join', 'beat', 'log', 'leave', 'down', 'piece', 'wake'] as const;
export type StationPurpose = (typeof stationPurposes)[number];

/** The header that carries the signature, base64url. */
export const signatureHeader = 'Loa-Signature';
/** Of an open line: the signed answer, base64url, since its body never ends. */
export const openedHeader = 'Loa-Answer';

/** Bytes of a message and of an answer: a piece of a log is far below. */
export const mostBytes = 1_000_000;
/** A message is taken for so long after it was said, ms. */
export const holdsMs = 120_000;
/** And may be said so far ahead of the centre's clock: what is later was said by a clock that is wrong. */
export const aheadMs = 300_000;

/** 32 bytes, base64url. */
const publicKey = z.string().regex(/^[\w-]{43}$/);

export const envelopeShape = z.object({
  protocol: z.int(),
  purpose: z.enum(stationPurposes),
  /** Whom it is for: said to another centre it counts for nothing. */
  centre: name,
  key: name,
  /** Greater than in any message of this key before. */
  sequence: z.int().min(0),
  sentAt: instant,
  expiresAt: instant,
  content: z.unknown().optional(),
});
export type Envelope = z.infer<typeof envelopeShape>;

export const joinShape = z.object({ code: text(40), publicKey, program: text(60) });

export const headShape = z.object({ seq: z.int().min(0), hash });
export type SaidHead = z.infer<typeof headShape>;

export const beatShape = z.object({
  head: headShape,
  clockErrorMs: z.int(),
  program: text(60),
  /** Whether its daemon runs; the link is a process beside it. */
  isRunning: z.boolean(),
  troubles: z
    .array(
      z.object({
        ...{ id: text(200), kind: text(40), slot: text(200), since: instant },
        ...{ what: text(1000), mend: text(1000) },
      }),
    )
    .max(50),
  airing: text(200).optional(),
  next: z.object({ slot: text(200), startsAt: instant }).optional(),
});
export type Beat = z.infer<typeof beatShape>;

/** Of one piece of a log. */
export const mostLines = 500;
/** JSON of any depth would be walked by whoever reads it. */
const detail = z.record(text(200), z.json());

export const logShape = z.object({
  lines: z
    .array(
      z.object({
        ...{ seq: z.int().min(1), at: z.int(), slot: text(500), event: text(200) },
        ...{ detail, prev: hash, hash },
      }),
    )
    .min(1)
    .max(mostLines),
});

/** Lines of the copy, the newest first: the station looks for one that it has too. */
export const haveShape = z.object({
  have: z.array(headShape).max(100),
  /** The number of the newest order for this station: nothing newer than it has, nothing to fetch. */
  down: z.int().min(0).optional(),
});
/** And up to which line of the piece that was sent the copy has it now; absent where it does not join on. */
export const copiedShape = haveShape.extend({ upTo: z.int().optional() });

export const joinedShape = z.object({
  station: name,
  name: z.string(),
  /** What the centre signed as `membership`, and its signature; base64url. */
  membership: z.object({ bytes: z.string(), signature: z.string() }),
});

/** Why a centre does not take a message. */
export type RefusalCode =
  | 'unreadable'
  | 'too-many'
  | 'protocol'
  | 'other-centre'
  | 'unknown-key'
  | 'signature'
  /** It is too old, or said by a clock that is wrong. */
  | 'clock'
  /** A message with this sequence, or a later one, was taken already. */
  | 'stale'
  | 'revoked'
  | 'replaced'
  | 'left'
  | 'invitation';

export const answerShape = z.object({
  protocol: z.int(),
  centre: name,
  /** SHA-256 of the message that it answers, hex: an answer to another is none. */
  inReplyTo: hash,
  /** By the centre's clock, which stations set theirs against. */
  sentAt: instant,
  refused: z.string().optional(),
  /** With `stale`: the sequence that was taken last. */
  last: z.int().optional(),
  content: z.unknown().optional(),
});
export type Answer = z.infer<typeof answerShape>;
