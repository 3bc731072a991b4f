// What documents ask for, held against the slots as they stand: week by week, a make-up counting for the week it makes up.
import type { Campaign } from '../../content/schema/campaign.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Wish } from '../../content/schema/wish.ts';
import { holdsItsAiring, type Slot } from './slot.ts';
import { stateWords } from './state-words.ts';
import { daysBetween, readWall } from './zone.ts';

export interface WishStanding {
  readonly wish: Wish;
  /** For how many weeks it is counted: those of its airings, within what is asked. */
  readonly weeks: number;
  /** Airings of those weeks that were heard. */
  readonly heard: number;
  /** Airings of those weeks that were handed to another player. */
  readonly handedOver: number;
  /** Airings of those weeks that wait. */
  readonly waiting: number;
  /** The weeks (1-based) that have fewer than asked, and by how many. */
  readonly lacking: readonly { readonly week: number; readonly by: number }[];
}

/** One standing for each wish. `campaigns` are those of which `slots` are. */
export function wishStandings(
  wishes: readonly Wish[],
  campaigns: readonly Campaign[],
  slots: readonly Slot[],
  timeZone: string,
): readonly WishStanding[] {
  return wishes.map((wish) => {
    const airing = campaigns.filter((campaign) => documentsOf(campaign).includes(wish.document));
    const ids = new Set(airing.map(({ id }) => id));
    const own = slots.filter(
      ({ campaign, reason }) => ids.has(campaign) && reason?.code !== 'left-plan',
    );
    return standingOf(wish, own, timeZone);
  });
}

function standingOf(wish: Wish, slots: readonly Slot[], timeZone: string): WishStanding {
  const dayOf = (slot: Slot): string =>
    /@(\d{4}-\d{2}-\d{2})T/.exec(slot.id)?.[1] ?? readWall(timeZone, slot.startsAt).day;
  const airings = Map.groupBy(slots, ({ id, makeUpFor }) => makeUpFor ?? id);
  const days = slots.map(dayOf).sort();
  const [first = ''] = days;
  const [least = 1] = wish.weeks;
  const spanned = first === '' ? 0 : Math.floor(daysBetween(first, days.at(-1) ?? first) / 7) + 1;
  const weeks = Math.min(Math.max(spanned, least), wish.weeks.at(-1) ?? least);

  const counts = { heard: 0, handedOver: 0, waiting: 0 };
  const weekly = Array.from({ length: weeks }, () => 0);
  for (const tries of airings.values()) {
    const [any] = tries;
    const week = any === undefined ? weeks : Math.floor(daysBetween(first, dayOf(any)) / 7);
    const best =
      tries.find(({ state }) => state === 'aired') ??
      tries.find(({ state }) => holdsItsAiring.has(state));
    const before = weekly[week];
    if (!best || before === undefined || before >= wish.perWeek) continue;
    weekly[week] = before + 1;
    counts[kindOf(best)] += 1;
  }
  const lacking = weekly
    .map((many, index) => ({ week: index + 1, by: wish.perWeek - many }))
    .filter(({ by }) => by > 0);
  return { wish, weeks, ...counts, lacking };
}

function kindOf({ state }: Slot): 'heard' | 'handedOver' | 'waiting' {
  if (state === 'aired') return 'heard';
  return state === 'handed-over' ? 'handedOver' : 'waiting';
}

/** `2 lần/tuần × 5 tuần: đạt`, or what is missing. */
export function sayStanding({ wish, weeks, lacking }: WishStanding): string {
  const asked = `${wish.perWeek} lần/tuần × ${weeks} tuần`;
  if (lacking.length === 0) return `${asked}: đạt`;
  const missing = lacking.reduce((sum, { by }) => sum + by, 0);
  if (missing === wish.perWeek * weeks) return `${asked}: chưa có buổi nào`;
  const where = lacking.map(({ week, by }) => `tuần ${week} thiếu ${by}`).join(', ');
  return `${asked}: thiếu ${missing} lần (${where})`;
}

/** For residents: `mỗi tuần 2 lần, trong 5 tuần: lịch đã đủ buổi`. */
export function tellStanding({ wish, weeks, lacking }: WishStanding): string {
  const missing = lacking.reduce((sum, { by }) => sum + by, 0);
  const now = missing === 0 ? 'lịch đã đủ buổi' : `lịch còn thiếu ${missing} buổi`;
  return `mỗi tuần ${wish.perWeek} lần, trong ${weeks} tuần: ${now}`;
}

/** For the station, with what came of it so far: `2 lần/tuần × 5 tuần: đạt; đã phát 4, còn 6 lần chờ phát`. */
export function sayHeard(standing: WishStanding): string {
  const { heard, handedOver, waiting } = standing;
  const parts = [
    `đã phát ${heard}`,
    ...(handedOver > 0 ? [`${stateWords['handed-over']} ${handedOver}`] : []),
    ...(waiting > 0 ? [`còn ${waiting} lần chờ phát`] : []),
  ];
  return `${sayStanding(standing)}; ${parts.join(', ')}`;
}
