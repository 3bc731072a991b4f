// A simulated station that goes on talking, by the link's own code: rounds, an open line, orders that come and are kept in
// a real book. What another process of a station does with an order is put in its place: a parcel is accepted when it is
// there whole, an emergency is on the air and ends.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keepTalking } from '../../../scheduler/link/keep-talking.ts';
import { createNudge } from '../../../scheduler/link/nudge.ts';
import type { Post } from '../../../scheduler/link/post.ts';
import { openReceived, type ReceivedBook } from '../../../scheduler/link/received/book.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { monthOfLog } from './month-of-log.ts';

export interface LiveStation {
  readonly name: string;
  readonly station: string;
  readonly centre: string;
  readonly centreKey: Uint8Array;
  readonly post: Post;
}

/** When which order was there and proven, epoch ms. */
export type Receipts = Map<string, number[]>;

export interface Live {
  readonly failures: Record<string, number>;
  readonly receipts: Receipts;
  readonly signal: AbortSignal;
  /** Its books are made in it; best where no disk is waited for. */
  readonly folder: string;
}

export function goOnTalking(live: Live, member: LiveStation): void {
  const { failures, receipts, signal, folder } = live;
  const { name, station, post } = member;
  const dataDir = join(folder, station);
  mkdirSync(dataDir, { recursive: true });
  const nudge = createNudge();
  const book = actingBook(openReceived(dataDir), receipts, () => {
    nudge.soon(0);
  });
  const standing = { program: 'mô phỏng', isRunning: true, troubles: [] };
  const log = monthOfLog({ name, airings: 0, from: 0 });
  void keepTalking({
    ...{ nudge, signal },
    round: () => tellCentre(post, log, standing, signal),
    down: {
      ...{ dataDir, databaseFile: '', book, post, member, signal, busy: new Set<string>() },
      now: () => Date.now(),
      say: () => undefined,
    },
    went: () => undefined,
    failed(error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      failures[code] = (failures[code] ?? 0) + 1;
    },
  }).finally(() => {
    book.close();
  });
}

function actingBook(book: ReceivedBook, receipts: Receipts, told: () => void): ReceivedBook {
  const note = (id: string): void => {
    receipts.set(id, [...(receipts.get(id) ?? []), Date.now()]);
  };
  return {
    ...book,
    add(one, first) {
      const isNew = book.add(one, first);
      const { id, kind } = one.order;
      if (!isNew || kind === 'parcel') return isNew;
      note(id);
      setImmediate(() => {
        const at = Date.now();
        if (kind === 'emergency') book.setState(id, { state: 'on-air', at });
        book.setState(id, { state: kind === 'withdraw' ? 'withdrawn' : 'ended', at });
        told();
      });
      return isNew;
    },
    markWhole(id, at) {
      book.markWhole(id, at);
      note(id);
      book.setState(id, { state: 'accepted', at: Date.now() });
      told();
    },
  };
}
