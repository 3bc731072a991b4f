import type { Mappable } from 'prosemirror-transform';
import type { Beside, Place } from '../../../content/schema/beside.ts';

/** All of it where the text has gone since. */
export function mapBeside(beside: Beside, by: Mappable): Beside {
  const moved = <T extends Place>(place: T): T => {
    if (place.to === 0) return place;
    const from = by.map(place.from, 1);
    return { ...place, from, to: Math.max(from, by.map(place.to, -1)) };
  };
  return {
    ...beside,
    sentences: beside.sentences.map((one) => ({ ...moved(one), unsure: one.unsure.map(moved) })),
    leftOut: beside.leftOut.map(moved),
    problems: beside.problems.map(moved),
    facts: beside.facts.map((one) => ({ ...one, from: one.from === 0 ? 0 : by.map(one.from, 1) })),
  };
}

/** Whether it stands in the document at all. */
export function isPlaced({ to }: Place): boolean {
  return to > 0;
}
