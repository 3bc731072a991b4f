// What lines of a log say of slots. Pure.
import { slotStates, type SlotState } from '../../../content/schema/names.ts';
import type { LoggedEvent } from '../../store/store.ts';

/** What is known of a slot after these lines; a field that is absent says nothing. */
export interface ToldAiring {
  readonly slot: string;
  readonly startsAt?: number;
  readonly state?: SlotState;
  readonly airedAt?: number;
  readonly endedAt?: number;
  /** The reason's code. */
  readonly reason?: string;
  /** Of the first of these lines: the hour of what has no planned one, as an emergency. */
  readonly toldAt: number;
}

/** These say a slot's state by another name than its own (store/chain.ts goes by the same). */
const states: Readonly<Record<string, SlotState>> = {
  ...Object.fromEntries(slotStates.map((state) => [state, state])),
  ...{ emergency: 'ready', repeat: 'ready', restored: 'planned' },
};
const ends: ReadonlySet<string> = new Set(['aired', 'handed-over', 'interrupted']);

/** One for each slot that is named, in the order in which they are first named. */
export function airingsIn(lines: readonly LoggedEvent[]): readonly ToldAiring[] {
  const told = new Map<string, ToldAiring>();
  for (const line of lines) {
    const { slot, event, at, detail } = line;
    if (slot === '') continue;
    const before = told.get(slot) ?? { slot, toldAt: at };
    const state = Object.hasOwn(states, event) ? states[event] : undefined;
    const { startsAt, endedAt } = detail;
    const reason = state === undefined ? undefined : reasonOf(line);
    told.set(slot, {
      ...before,
      ...(state !== undefined && { state }),
      ...(isInstant(startsAt) && { startsAt }),
      ...(event === 'started' && { airedAt: before.airedAt ?? at }),
      ...(ends.has(event) && { endedAt: isInstant(endedAt) ? endedAt : at }),
      ...(reason !== undefined && { reason }),
    });
  }
  return [...told.values()];
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function reasonOf({ detail: { reason } }: LoggedEvent): string | undefined {
  const code =
    typeof reason === 'object' && reason !== null && 'code' in reason ? reason['code'] : undefined;
  return typeof code === 'string' ? code.slice(0, 100) : undefined;
}
