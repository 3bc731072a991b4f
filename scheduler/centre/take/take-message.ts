// The gate of the centre: a message is believed only after all of this, and what it does is done whole or not at all.
import { createHash } from 'node:crypto';
import type { CentreParts } from '../centre-parts.ts';
import { beginAgain } from '../database/begin-again.ts';
import { keyNamed, takeSequence, type StationKey } from '../ledger/stations.ts';
import {
  aheadMs,
  envelopeShape,
  holdsMs,
  joinShape,
  protocol,
  understood,
  type Envelope,
  type RefusalCode,
  type StationPurpose,
} from '../talk/message.ts';
import { isSigned, keyId, signMessage } from '../talk/signing.ts';
import type { DownLane } from './down-lane.ts';
import { handlers } from './handlers.ts';
import type { Rates } from './rates.ts';
import { takeJoin } from './take-join.ts';
import type { Outcome } from './taken.ts';

export interface Sent {
  readonly purpose: StationPurpose;
  /** Exactly as they came. */
  readonly bytes: Buffer;
  readonly signature: Buffer;
}

export interface Answered {
  readonly bytes: Buffer;
  /** Base64url. */
  readonly signature: string;
  readonly refused?: RefusalCode;
  /** Whose message was taken. */
  readonly station?: string;
}

/** The signed answer to one message. Rejects where the ledger cannot be used: then nothing was taken. */
export async function answerMessage(
  parts: CentreParts,
  rates: Rates,
  sent: Sent,
  lane?: DownLane,
): Promise<Answered> {
  const { station, ...outcome } = await takeMessage(parts, rates, sent, lane);
  const bytes = Buffer.from(
    JSON.stringify({
      ...{ protocol, centre: parts.centre.id },
      inReplyTo: createHash('sha256').update(sent.bytes).digest('hex'),
      ...{ sentAt: parts.now(), ...outcome },
    }),
  );
  const signature = signMessage(parts.centre.key, 'answer', bytes).toString('base64url');
  if ('refused' in outcome) return { bytes, signature, refused: outcome.refused };
  return { bytes, signature, ...(station !== undefined && { station }) };
}

type From = Outcome & { readonly station?: string };

async function takeMessage(
  parts: CentreParts,
  rates: Rates,
  sent: Sent,
  lane?: DownLane,
): Promise<From> {
  const envelope = readEnvelope(sent.bytes);
  if (!envelope) return { refused: 'unreadable' };
  const { key, centre, purpose } = envelope;
  if (!understood.includes(envelope.protocol)) return { refused: 'protocol' };
  if (purpose !== sent.purpose) return { refused: 'signature' };
  if (centre !== parts.centre.id) return { refused: 'other-centre' };
  const quick = await quickly(parts, rates, lane, envelope, sent);
  if (quick) return quick;
  const { strangers } = rates;
  if (purpose === 'join') {
    const joined = await strangers.let(key, () => join(parts, envelope, sent));
    return joined ?? { refused: 'too-many' };
  }
  // Whoever knows a key's name and not the key costs the ledger nothing, and the station nothing of what it may.
  const proved = strangers.known(key);
  if (proved && !isSigned(proved.publicKey, purpose, sent.bytes, sent.signature))
    return { refused: 'signature' };
  const narrowed = { ...envelope, purpose };
  const outcome = proved
    ? await rates.turns.take(key, () => takeNamed(parts, rates, sent, narrowed))
    : await takeNamed(parts, rates, sent, narrowed);
  if (!outcome) return { refused: 'too-many' };
  const { known, ...from } = outcome;
  if (known && !('refused' in from)) lane?.remember(known);
  return from;
}

/** With `known` where the message was taken: whose it was. */
async function takeNamed(
  parts: CentreParts,
  rates: Rates,
  sent: Sent,
  envelope: Envelope & { readonly purpose: Exclude<StationPurpose, 'join'> },
): Promise<From & { readonly known?: StationKey }> {
  const { key, purpose } = envelope;
  const { strangers } = rates;
  const named = await strangers.let(key, async () => ({ key: await keyNamed(parts.sql, key) }));
  if (!named) return { refused: 'too-many' };
  const known = named.key;
  if (!known) return { refused: 'unknown-key' };
  if (!isSigned(known.publicKey, purpose, sent.bytes, sent.signature))
    return { refused: 'signature' };
  strangers.proved(known);
  if (known.endReason !== null) return { refused: known.endReason };
  const at = parts.now();
  if (!rates.allows(known.station, at, sent.bytes.byteLength)) return { refused: 'too-many' };
  if (!isFresh(envelope, at)) return { refused: 'clock' };
  const outcome = await whole(parts, async (sql) => {
    const sequence = await takeSequence(sql, key, envelope.sequence);
    if (!sequence.taken) return { refused: 'stale', last: sequence.last };
    const taken = { parts, sql, key, at, station: known.station, protocol: envelope.protocol };
    return handlers[purpose](taken, envelope.content);
  });
  return { ...outcome, station: known.station, known };
}

async function quickly(
  { now }: CentreParts,
  rates: Rates,
  lane: DownLane | undefined,
  envelope: Envelope,
  sent: Sent,
): Promise<From | undefined> {
  if (envelope.purpose !== 'down' || !lane || !isFresh(envelope, now())) return undefined;
  return lane.take(envelope, sent, (station) =>
    rates.allows(station, now(), sent.bytes.byteLength),
  );
}

/** The key is new: it must have signed the very message that brings it. */
async function join(parts: CentreParts, envelope: Envelope, sent: Sent): Promise<Outcome> {
  const said = joinShape.safeParse(envelope.content);
  if (!said.success) return { refused: 'unreadable' };
  const publicKey = Buffer.from(said.data.publicKey, 'base64url');
  const key = keyId(publicKey);
  if (envelope.key !== key || !isSigned(publicKey, 'join', sent.bytes, sent.signature))
    return { refused: 'signature' };
  const at = parts.now();
  if (!isFresh(envelope, at)) return { refused: 'clock' };
  const { code } = said.data;
  return whole(parts, (sql) => takeJoin({ parts, sql, code, key, publicKey, at }));
}

function readEnvelope(bytes: Buffer): Envelope | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return envelopeShape.safeParse(parsed).data;
  } catch {
    return undefined;
  }
}

/** It has not ended, and does not hold longer than messages do. */
function isFresh({ sentAt, expiresAt }: Envelope, at: number): boolean {
  return expiresAt > at && sentAt <= at + aheadMs && expiresAt <= at + aheadMs + holdsMs;
}

class Refused extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('refused');
    this.outcome = outcome;
  }
}

/** One transaction; a refusal takes back what was written in it. */
async function whole(
  { sql }: CentreParts,
  work: (sql: Parameters<Parameters<CentreParts['sql']['begin']>[1]>[0]) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await beginAgain(sql, async (step) => {
      const outcome = await work(step);
      if ('refused' in outcome) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}
