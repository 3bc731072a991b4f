// Holds what was captured against what the log claims; the two were written by parts that do not know each other.
import { isFinal } from '../../scheduler/core/slot.ts';
import type { Store } from '../../scheduler/store/store.ts';
import { readCapture } from './crash-capture.ts';
import { judgeSound } from './crash-verdict-sound.ts';

export interface CrashVerdict {
  readonly slots: number;
  readonly states: Readonly<Record<string, number>>;
  /** Slots that sounded twice. */
  readonly duplicates: readonly string[];
  /** Slots without a final state, or captured without being in the store. */
  readonly unaccounted: readonly string[];
  /** Where log, store and capture contradict each other. */
  readonly contradictions: readonly string[];
  /** Heard to the end, but the crash came before that was written down: `interrupted`, as it must be. */
  readonly ambiguousEnds: number;
}

/** The verdict on a data folder after its last daemon has ended. */
export function judge(store: Store, captureFile: string): CrashVerdict {
  const lines = readCapture(captureFile);
  const slots = new Map(store.slots().map((slot) => [slot.id, slot]));
  const events = store.events();
  const contradictions: string[] = [];
  const verification = store.verify();
  if (!verification.ok) contradictions.push(verification.message);

  const startsOf = countBySlot(lines.filter(({ event }) => event === 'start'));
  const endsOf = countBySlot(lines.filter(({ event }) => event === 'end'));
  const airingsOf = countBySlot(events.filter(({ event }) => event === 'airing'));
  const startedOf = countBySlot(events.filter(({ event }) => event === 'started'));
  let ambiguousEnds = 0;
  for (const slot of slots.values()) {
    const starts = startsOf.get(slot.id) ?? 0;
    const ends = endsOf.get(slot.id) ?? 0;
    const airings = airingsOf.get(slot.id) ?? 0;
    const started = startedOf.get(slot.id) ?? 0;
    const say = (what: string): void => {
      contradictions.push(`${slot.id} (${slot.state}): ${what}`);
    };
    if (airings > 1) say(`${airings} intents`);
    if (started > 1) say(`started ${started} times in the log`);
    if (starts > airings) say('captured without an intent in the log');
    if (slot.state === 'aired' && !(starts === 1 && ends === 1))
      say(`${starts} starts, ${ends} ends captured`);
    if (['missed', 'cancelled'].includes(slot.state) && starts + airings > 0) say('sounded');
    if (slot.state === 'interrupted' && ends > 0) ambiguousEnds += 1;
    if (slot.state !== 'aired' && slot.reason === undefined) say('no reason');
    const last = events.findLast((event) => event.slot === slot.id && event.event === slot.state);
    if (!last) say('no log line for its state');
  }
  contradictions.push(...judgeSound(lines, slots, events));
  return {
    slots: slots.size,
    states: Object.fromEntries(
      [...Map.groupBy(slots.values(), ({ state }) => state)].map(([state, those]) => [
        state,
        those.length,
      ]),
    ),
    duplicates: [...startsOf].filter(([, count]) => count > 1).map(([id]) => id),
    unaccounted: [
      ...[...slots.values()]
        .filter(({ state }) => !isFinal(state))
        .map(({ id, state }) => `${id} ${state}`),
      ...[...startsOf.keys()].filter((id) => !slots.has(id)),
    ],
    contradictions,
    ambiguousEnds,
  };
}

function countBySlot(items: readonly { readonly slot: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { slot } of items) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  return counts;
}
