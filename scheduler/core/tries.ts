// How often a lost airing was tried again.
import type { Slot } from './slot.ts';

/**
 * `tried`: slots that were to make up for the airing `rootId`. One that left the plan before its hour tried nothing; it keeps its name.
 * `id`: the name of the next one, which no slot has.
 */
export function triesOf(
  rootId: string,
  slots: readonly Slot[],
): { readonly tried: number; readonly id: string } {
  const own = slots.filter(({ makeUpFor }) => makeUpFor === rootId);
  const tried = own.filter(({ reason }) => reason?.code !== 'left-plan').length;
  const taken = new Set(own.map(({ id }) => id));
  for (let turn = tried + 1; ; turn++) {
    const id = `${rootId}/bu-${turn}`;
    if (!taken.has(id)) return { tried, id };
  }
}
