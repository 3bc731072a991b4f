import { hourMs } from '../../content/schema/durations.ts';
import { sayEvent } from '../core/say-event.ts';
import type { Slot } from '../core/slot.ts';
import type { LoggedEvent } from '../store/store.ts';
import type { Fault } from './faults.ts';

/** What a fault did: how the airing it hit ended, what made up for it, and what people were told. */
export interface Outcome {
  readonly slot: Slot | undefined;
  /** Its make-ups: another one where the first was lost as well. */
  readonly madeUpBy: readonly Slot[];
  readonly told: readonly { readonly at: number; readonly message: string }[];
}

const spoken = new Set(['alarm', 'alarm-over', 'trouble', 'no-make-up', 'clock-right']);

export function outcomeOf(
  fault: Fault,
  slots: readonly Slot[],
  events: readonly LoggedEvent[],
  timeZone: string,
): Outcome {
  const madeUpBy = slots.filter(({ makeUpFor }) => makeUpFor === fault.slot);
  const told = events
    .filter(
      ({ event, at, slot }) =>
        spoken.has(event) &&
        (slot === '' || slot === fault.slot) &&
        at >= fault.from &&
        at <= fault.to + 2 * hourMs,
    )
    .map(({ at, event, detail }) => ({ at, message: sayEvent(event, detail, timeZone) }));
  return { slot: slots.find(({ id }) => id === fault.slot), madeUpBy, told };
}
