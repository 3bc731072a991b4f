// Whoever sends at the centre while it is killed, and whoever has no key and tries.
import { randomBytes } from 'node:crypto';
import { sendOrder } from '../../../../scheduler/centre/send/send-order.ts';
import { sendParcel, withdrawThing } from '../../../../scheduler/centre/send/send-parcel.ts';
import { makeKey } from '../../../../scheduler/centre/talk/signing.ts';
import { say } from '../../../contract/centre/test-centre.ts';
import type { KilledWorld } from './killed-world.ts';

export interface Sender {
  /** One turn: something is sent in most of them. It is not waited for where the ledger is away. */
  send(turn: number): Promise<void>;
  sent(): number;
  /** How many messages of nobody were answered with anything but a refusal. */
  finish(): Promise<number>;
}

const hour = 3_600_000;
/** A turn waits no longer for what is sent, ms. */
const patienceMs = 2000;

export function createSender(world: KilledWorld, random: () => number): Sender {
  const { sql, centre } = world;
  const parts = { sql, centre, now: () => Date.now() };
  const by = 'Bà Hoa';
  const strangers: Promise<boolean>[] = [];
  let sent = 0;
  const parcel = (turn: number) =>
    sendParcel(parts, {
      ...{ thing: `thong-bao/${Math.floor(random() * 6)}`, title: `Bài ${turn}`, by },
      files: [
        {
          ...{ what: 'document', path: `announcements/b-${turn}.mdx` },
          // The larger half comes in several pieces.
          bytes: randomBytes(random() < 0.3 ? 1_400_000 : 20_000),
        },
      ],
      to: { all: true },
    });
  const emergency = (turn: number) =>
    sendOrder(parts, {
      said: {
        kind: 'emergency',
        content: {
          ...{ title: `Khẩn ${turn}`, text: 'Nước lên. Bà con tránh xa bờ sông.' },
          ...{ urgency: 'immediate', area: 'toàn tỉnh' },
        },
        expiresAt: Date.now() + hour,
      },
      ...{ title: `Khẩn ${turn}`, to: { all: true }, by },
    });
  const withdrawal = () =>
    withdrawThing(parts, { thing: `thong-bao/${Math.floor(random() * 6)}`, why: 'sai', by });
  return {
    async send(turn) {
      strangers.push(tryAsNobody(world));
      const drawn = random();
      if (drawn > 0.6) return;
      const sending = drawn < 0.35 ? parcel(turn) : drawn < 0.5 ? withdrawal() : emergency(turn);
      const done = sending.then(
        () => void (sent += 1),
        // The ledger was away, or there is no such thing yet: nothing was sent, or it will be found.
        () => undefined,
      );
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    },
    sent: () => sent,
    finish: async () => (await Promise.all(strangers)).filter(Boolean).length,
  };
}

/** A message in a station's name, signed by somebody else; true where it was taken. */
async function tryAsNobody({ sql, centre, urls }: KilledWorld): Promise<boolean> {
  try {
    const [known] = await sql<{ id: string }[]>`SELECT id FROM loa.station_key LIMIT 1`;
    const stranger = { key: makeKey(), keyId: known?.id ?? 'x' };
    const now = { sequence: Date.now() + 10_000, at: Date.now() };
    const message = say(centre.id, stranger, 'leave', {}, now);
    const response = await fetch(`${urls[0] ?? ''}/tram/leave`, {
      method: 'POST',
      body: new Uint8Array(message.bytes),
      headers: { 'Loa-Signature': message.signature.toString('base64url') },
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok;
  } catch {
    // Killed meanwhile.
    return false;
  }
}
