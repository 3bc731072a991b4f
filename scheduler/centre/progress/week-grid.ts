// A campaign's airings at one station as weeks and times. Pure.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { airingName } from '../../core/slot.ts';
import { daysBetween, readWall } from '../../core/zone.ts';

export interface GridAiring {
  readonly slot: string;
  readonly startsAt: number;
  readonly state: string;
  readonly reason: string | null;
  readonly week: number | null;
  readonly makesUpFor: string | null;
  readonly disputed: boolean;
}

export interface GridCell<Airing> {
  /** What the plan asked for. */
  readonly airing: Airing;
  /** The airing that stands for it, where it was lost or moved. */
  readonly instead?: Airing;
}

export interface GridWeek<Airing> {
  readonly week: number;
  readonly cells: readonly GridCell<Airing>[];
}

/**
 * One row a week, one cell an airing that was asked for. A station that named no week is counted in sevens of days from
 * its first airing. What left the plan for good is no part of it.
 */
export function weekGrid<Airing extends GridAiring>(
  airings: readonly Airing[],
): readonly GridWeek<Airing>[] {
  const asked = airings.filter(
    ({ makesUpFor, state, reason }) =>
      makesUpFor === null &&
      !(state === 'cancelled' && (reason === 'left-plan' || reason === 'nothing-new')),
  );
  const firstDay = asked.map(({ startsAt }) => dayOf(startsAt)).toSorted()[0];
  const weekOf = ({ week, startsAt }: Airing): number =>
    week ?? Math.floor(daysBetween(firstDay ?? dayOf(startsAt), dayOf(startsAt)) / 7) + 1;
  const instead = new Map<string, Airing>();
  for (const airing of airings) {
    if (airing.makesUpFor === null) continue;
    const name = airingName(airing.makesUpFor);
    // The one that was heard, else the last.
    if (instead.get(name)?.state !== 'aired') instead.set(name, airing);
  }
  // What left the plan and came back is one: the last of its names stands for it.
  const cells = new Map<string, Airing>();
  for (const airing of asked) cells.set(airingName(airing.slot), airing);
  const weeks = Map.groupBy([...cells], ([, airing]) => weekOf(airing));
  return [...weeks]
    .toSorted(([a], [b]) => a - b)
    .map(([week, own]) => ({
      week,
      cells: own
        .toSorted(([, a], [, b]) => a.startsAt - b.startsAt)
        .map(([name, airing]) => {
          const other = instead.get(name);
          return { airing, ...(other && { instead: other }) };
        }),
    }));
}

function dayOf(at: number): string {
  return readWall(fallbackTimeZone, at).day;
}
