import type { Slot } from '../core/slot.ts';
import type { LoggedEvent } from '../store/store.ts';
import type { Fault } from './faults.ts';

/** What a fault did: how the airing it hit ended, what made up for it, and what people were told. */
export interface Outcome {
  readonly fault: Fault;
  readonly slot: Slot | undefined;
  /** Its make-up, or the make-up's own, as far as they go. */
  readonly madeUpBy: readonly Slot[];
  readonly told: readonly { readonly at: number; readonly message: string }[];
}

const spoken = new Set(['alarm', 'alarm-over', 'trouble', 'no-make-up', 'clock-right']);
const hour = 3_600_000;

export function outcomeOf(
  fault: Fault,
  slots: readonly Slot[],
  events: readonly LoggedEvent[],
): Outcome {
  const madeUpBy: Slot[] = [];
  for (let lost: string | undefined = fault.slot; lost !== undefined; lost = madeUpBy.at(-1)?.id) {
    const by = slots.find(({ makeUpFor }) => makeUpFor === lost);
    if (!by) break;
    madeUpBy.push(by);
  }
  const told = events
    .filter(
      ({ event, at, slot }) =>
        spoken.has(event) &&
        (slot === '' || slot === fault.slot) &&
        at >= fault.from &&
        at <= fault.to + 2 * hour,
    )
    .map(({ at, detail }) => ({ at, message: String(detail['message']) }));
  return { fault, slot: slots.find(({ id }) => id === fault.slot), madeUpBy, told };
}
