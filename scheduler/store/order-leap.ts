// What the clock leapt over since the station last gave a sign of life, for orders that end at an hour: while nothing proves the
// clock, none is given up by it. The daemon writes it with its heartbeat; the link forgets it when the centre is heard.
import { isLeap, leapAt, orderLeapMs, type Leap } from '../core/clock-leap.ts';
import type { Store } from './store.ts';

const noteName = 'order-leap';

type Notes = Pick<Store, 'note' | 'setNote' | 'lastHeartbeat'>;

/**
 * Undefined where the clock is believed. `speed`: ms of the clock in a real one. `from`: when it was last looked at, epoch ms; else
 * the last sign of life that the disk took.
 */
export function orderLeap(
  store: Notes,
  now: number,
  speed = 1,
  from = store.lastHeartbeat()?.at,
): Leap | undefined {
  const least = orderLeapMs * speed;
  const known = readNote(store);
  if (known) return leapAt(known, now, least);
  const leap = from === undefined ? undefined : ({ from, to: now, code: 'clock' } as const);
  return leap && isLeap(leap, least) ? leap : undefined;
}

/** Before the next sign of life is left, which would make the clock look right. Throws where the disk refuses. */
export function keepOrderLeap(store: Notes, now: number, speed: number, from?: number): void {
  const leap = orderLeap(store, now, speed, from);
  if (JSON.stringify(leap) !== JSON.stringify(readNote(store))) writeNote(store, leap);
}

/** The centre was heard: how wrong the clock is is known. */
export function forgetOrderLeap(store: Notes): void {
  if (readNote(store)) writeNote(store, undefined);
}

function readNote(store: Notes): Leap | undefined {
  const note = store.note(noteName);
  // Written below, in this shape.
  return note === undefined || note === '' ? undefined : (JSON.parse(note) as Leap);
}

function writeNote(store: Notes, leap: Leap | undefined): void {
  store.setNote(noteName, leap ? JSON.stringify(leap) : '');
}
