// Airings that fall on the same minute or run into each other are one session. Whoever comes first (high before normal, then
// the order of the files) has its hour; the others follow it, one after the other, none before its own hour. What then would
// pass the session's length, the day's sessions or the permitted hours has no place there, and is made up elsewhere.
import { refusalOf, type PlanWard } from './permitted.ts';
import type { Crowded, Reason } from './reason.ts';

/** Something on the air from one instant to another, epoch ms. */
export interface Stretch {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Its campaign's title. */
  readonly title: string;
  /** The airing that it makes up for: where that has its own place, this one goes. */
  readonly insteadOf?: string;
}

/** An airing at its own hour that looks for its place. */
export interface Wanted extends Stretch {
  readonly id: string;
}

/** Where an airing is that cannot have its hour: later in the session, or nowhere on its day. */
export type Place =
  | { readonly startsAt: number; readonly reason: Extract<Reason, { code: 'queued' }> }
  | { readonly crowded: Crowded };

/** Between two airings of one session: the outputs are opened anew eight seconds ahead. */
const pauseMs = 10_000;
/** Airings with less between them are one session. */
const apartMs = 60_000;

/** How many sessions these are; they need not be in order. */
export function countSessions(stretches: readonly Stretch[]): number {
  return sessionsOf(stretches).length;
}

/**
 * The airings of one day that cannot have their own hour, by id. `wanted` in the order in which they choose; `standing` is
 * what has its place already.
 */
export function layOutDay(
  ward: PlanWard,
  wanted: readonly Wanted[],
  standing: readonly Stretch[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let taken: readonly Stretch[] = standing;
  const { maxSessionsPerDay } = ward.broadcast;
  const all = sessionsOf([...standing, ...wanted]);
  if (all.length <= maxSessionsPerDay && all.every(({ many }) => many === 1)) return places;
  for (const one of wanted) {
    const others = taken.filter(({ insteadOf }) => insteadOf !== one.id);
    const { startsAt, behind } = firstFree(one, others);
    const stretch = { ...one, startsAt, endsAt: startsAt + one.endsAt - one.startsAt };
    const crowded = crowdedBy(ward, stretch, others, behind);
    if (crowded) {
      places.set(one.id, { crowded });
      continue;
    }
    taken = [...others, stretch];
    if (behind)
      places.set(one.id, {
        startsAt,
        reason: { code: 'queued', at: one.startsAt, behind: behind.title },
      });
  }
  return places;
}

interface Session {
  readonly from: number;
  readonly to: number;
  readonly many: number;
}

function sessionsOf(stretches: readonly Stretch[]): readonly Session[] {
  const sessions: Session[] = [];
  for (const { startsAt, endsAt } of stretches.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = sessions.at(-1);
    if (last && startsAt - last.to < apartMs)
      sessions[sessions.length - 1] = {
        from: last.from,
        to: Math.max(last.to, endsAt),
        many: last.many + 1,
      };
    else sessions.push({ from: startsAt, to: endsAt, many: 1 });
  }
  return sessions;
}

/** Its own hour, else the first after it at which nothing sounds; `behind` is what it then follows. */
function firstFree(
  { startsAt, endsAt }: Stretch,
  taken: readonly Stretch[],
): { readonly startsAt: number; readonly behind?: Stretch } {
  let at = startsAt;
  let behind: Stretch | undefined;
  for (;;) {
    const end = at + endsAt - startsAt;
    const hit = taken.find((one) => one.startsAt < end && at < one.endsAt);
    if (!hit) return { startsAt: at, ...(behind && { behind }) };
    behind = hit;
    at = Math.ceil((hit.endsAt + pauseMs) / 1000) * 1000;
  }
}

/** Why it has no place there, beside what is on that day. */
function crowdedBy(
  ward: PlanWard,
  stretch: Stretch,
  taken: readonly Stretch[],
  behind: Stretch | undefined,
): Crowded | undefined {
  const { maxSessionMinutes, maxSessionsPerDay, sessionCitation: citation } = ward.broadcast;
  const sessions = sessionsOf([...taken, stretch]);
  const own = sessions.find(({ from, to }) => from <= stretch.startsAt && stretch.startsAt < to);
  const beside = (behind ?? neighbourOf(stretch, taken))?.title ?? '';
  if (own && own.many > 1 && own.to - own.from > maxSessionMinutes * 60_000)
    return { code: 'crowded', by: 'length', beside, limit: maxSessionMinutes, citation };
  if (sessions.length > maxSessionsPerDay)
    return { code: 'crowded', by: 'count', beside: '', limit: maxSessionsPerDay, citation };
  if (behind && refusalOf(ward, stretch.startsAt, stretch.endsAt - stretch.startsAt))
    return { code: 'crowded', by: 'hours', beside, limit: 0, citation: '' };
  return undefined;
}

function neighbourOf(stretch: Stretch, taken: readonly Stretch[]): Stretch | undefined {
  return taken.find(
    (one) => one.startsAt < stretch.endsAt + apartMs && stretch.startsAt < one.endsAt + apartMs,
  );
}
