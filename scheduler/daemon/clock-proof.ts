// No verdict that cannot be taken back by a clock that nothing proves; and what such a clock did all the same is undone.
import { isLeap, isWithin, leapAt, provedAt, type Leap } from '../core/clock-leap.ts';
import type { Outage } from '../core/reason.ts';
import {
  advance,
  isAtOnce,
  holdsItsAiring,
  isWaiting,
  type Change,
  type Slot,
} from '../core/slot.ts';
import { sayInstant } from '../core/words.ts';
import { keepLeap, readLeap } from '../store/leap-note.ts';
import type { Store } from '../store/store.ts';
import type { State } from './state.ts';
import { clockStepRealMs } from './timing.ts';

const troubleId = 'clock-leap';
const weighed = new WeakSet<Outage>();

/** Call it at each wake-up, before anything is given up. Returns when to look again, epoch ms. */
export function proveClock(state: State): number {
  const { store, clock } = state.parts;
  const now = clock.now();
  const known = readLeap(store);
  let leap = known;
  for (const outage of state.outages.past().filter((one) => !weighed.has(one))) {
    weighed.add(outage);
    const seen = { ...outage, from: Math.min(leap?.from ?? Infinity, lastSeen(store, outage)) };
    if (outage.code !== 'damaged' && isLeap(seen)) leap = seen;
  }
  leap &&= leapAt(leap, now);
  if (leap && !state.outages.past().some(({ from, to }) => from <= leap.from && leap.to <= to)) {
    const { from, to, code } = leap;
    const outage = { code, from, to };
    weighed.add(outage);
    state.outages.addFirst(outage);
  }
  if (JSON.stringify(leap) !== JSON.stringify(known)) keepLeap(store, leap);
  tell(state, leap, known);
  restoreMissed(state, now);
  return leap ? provedAt(leap) : Infinity;
}

/** When the program, or a command, last knew the time before an outage. */
function lastSeen(store: Store, { code, from, to }: Outage): number {
  if (code !== 'new') return from;
  return store.lines({ until: to }, { most: 1 })[0]?.at ?? to;
}

function tell(state: State, leap: Leap | undefined, known: Leap | undefined): void {
  if (!leap) {
    state.troubles.over(troubleId);
    if (known && state.parts.clock.now() >= provedAt(known))
      state.journal.note('clock-proved', { from: known.from, to: known.to });
    return;
  }
  const timeZone = state.content.timeZone;
  const held = state.parts.store
    .slots()
    .filter((slot) => isWaiting(slot) && isWithin(leap, slot.startsAt)).length;
  if (held === 0) return;
  const day = (at: number): string =>
    `${sayInstant(timeZone, at)} năm ${new Date(at).getUTCFullYear()}`;
  const what = `Đồng hồ máy đi từ ${day(leap.from)} đến ${day(leap.to)} trong lúc không ai trực: máy tắt lâu, hoặc đồng hồ sai. ${held} buổi đã quá giờ được giữ lại, chưa ghi là lỡ.`;
  const mend = `Giờ máy sai thì chỉnh lại ngay; đúng thì không cần làm gì, đến ${day(provedAt(leap))} chương trình tự ghi.`;
  state.troubles.raise({ id: troubleId, kind: 'clock', what, mend });
}

/** A slot that is missed although its hour is still to come was missed by a clock that was wrong. */
function restoreMissed(state: State, now: number): void {
  const { store, clock } = state.parts;
  const early = store
    .slots()
    .filter(
      (slot) =>
        slot.state === 'missed' &&
        !isAtOnce(slot.campaign) &&
        slot.reason?.code !== 'damaged' &&
        slot.startsAt > now + clockStepRealMs * clock.speed,
    );
  for (const slot of early) {
    const makeUps = store.slots().filter(({ makeUpFor }) => makeUpFor === slot.id);
    // What a person moved stands where they put it.
    const stands = ({ state: is, airedAt, reason }: Slot): boolean =>
      airedAt !== undefined ||
      (isWaiting({ state: is }) && reason?.code === 'moved-by') ||
      (holdsItsAiring.has(is) && !isWaiting({ state: is }));
    if (makeUps.some(stands)) continue;
    const withdrawn = makeUps
      .filter(isWaiting)
      .map(
        (one) => advance(one, { act: 'cancel', reason: { code: 'left-plan' }, by: '' }, now).change,
      );
    state.journal.record([...withdrawn, restore(store, slot, now)]);
  }
}

function restore(store: Store, { bulletin: _, ...slot }: Slot, now: number): Change {
  const [missed] = store.lines({ slot: slot.id, events: ['missed'] }, { most: 1 });
  const missedAt = missed?.at;
  const reason = { code: 'restored', missedAt: missedAt ?? now } as const;
  const after = { ...slot, state: 'planned', reason } as const;
  return { at: now, slot: slot.id, event: 'restored', detail: { reason }, after, from: 'missed' };
}
