import { freeMoments, type DayOfMoments } from '../../core/free-moments.ts';
import type { Slot } from '../../core/slot.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { createTitleOf } from './station.ts';

/** Where an airing may be put. */
export interface MoveView {
  readonly slot: Slot;
  readonly title: string;
  readonly days: readonly DayOfMoments[];
  readonly nameOf: (slot: string) => string;
}

/** Undefined: there is no such slot, or nobody knows the ward's hours yet. */
export function moveView(parts: ConsoleParts, id: string): MoveView | undefined {
  const { store, rules, clock } = parts;
  const slot = store().slot(id);
  const ward = rules()?.ward;
  if (!slot || !ward) return undefined;
  const slots = store().slots();
  const titleOf = createTitleOf(parts);
  const titles = new Map(slots.map((one) => [one.id, titleOf(one)]));
  return {
    ...{ slot, title: titleOf(slot) },
    days: freeMoments({ ward, slot, slots, now: clock.now() }),
    nameOf: (other) => titles.get(other) ?? other,
  };
}
