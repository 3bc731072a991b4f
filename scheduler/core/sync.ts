// The plan as content/ says it now, held against the slots that the store has.
import { dayMs } from './day.ts';
import { byStart, type Plan } from './plan.ts';
import { advance, holdsItsAiring, type Change, type Slot } from './slot.ts';

export interface SyncInput {
  readonly plan: Plan;
  readonly stored: readonly Slot[];
  readonly now: number;
  /** Campaigns whose planned slots may be withdrawn: those that were read and kept, or whose file is gone. */
  readonly settledCampaigns: ReadonlySet<string>;
}

/** The changes that make the store hold the plan: slots added, slots withdrawn. Nothing that began is touched. */
export function syncPlan({ plan, stored, now, settledCampaigns }: SyncInput): readonly Change[] {
  const byId = new Map(stored.map((slot) => [slot.id, slot]));
  const known = new Set(stored.map(({ campaign }) => campaign));
  const wanted = new Set<string>();
  const news: Slot[] = [];
  for (const slot of plan.slots) {
    const id = currentId(slot.id, byId);
    wanted.add(id);
    const isNews = !byId.has(id) && (slot.startsAt > now || !known.has(slot.campaign));
    if (isNews) news.push({ ...slot, id });
  }
  const surplus = surplusOf(news, stored, plan, wanted);
  const added = news.filter((slot) => !surplus.has(slot)).map((slot) => addSlot(slot, now));
  const withdrawn = stored
    .filter(
      (slot) =>
        (slot.state === 'planned' || slot.state === 'ready') &&
        (slot.makeUpFor === undefined || !plan.firstDays.has(slot.campaign)) &&
        slot.startsAt > now &&
        settledCampaigns.has(slot.campaign) &&
        !wanted.has(slot.id),
    )
    .map(
      (slot) => advance(slot, { act: 'cancel', reason: { code: 'left-plan' }, by: '' }, now).change,
    );
  return [...withdrawn, ...added];
}

const begun = new Set<Slot['state']>(['airing', 'aired', 'handed-over', 'interrupted']);

/**
 * New slots that are one too many: a day or an hour that is changed after the week's airing would have it aired again.
 * For each airing of a week that the plan now has at another time, the week's earliest new slot goes.
 */
function surplusOf(
  news: readonly Slot[],
  stored: readonly Slot[],
  plan: Plan,
  wanted: ReadonlySet<string>,
): ReadonlySet<Slot> {
  const surplus = new Set<Slot>();
  // One that was lost and whose make-up stands counts as well.
  const madeUp = new Set(
    stored.filter(({ state }) => holdsItsAiring.has(state)).map(({ makeUpFor }) => makeUpFor),
  );
  const moved = stored.filter(
    ({ id, state, makeUpFor }) =>
      (begun.has(state) || (state === 'missed' && madeUp.has(id))) &&
      makeUpFor === undefined &&
      !wanted.has(id),
  );
  for (const slot of moved) {
    const week = weekOf(slot, plan);
    const next = news.find(
      (other) =>
        other.campaign === slot.campaign && !surplus.has(other) && weekOf(other, plan) === week,
    );
    if (next && week !== undefined) surplus.add(next);
  }
  return surplus;
}

/** Which of the campaign's weeks, of seven days from its first slot, it stands in. */
function weekOf({ campaign, startsAt }: Slot, plan: Plan): number | undefined {
  const first = plan.slots.find((slot) => slot.campaign === campaign);
  // What aired before a first day that moved on belongs to the first week.
  return first && Math.max(0, Math.floor((startsAt - startOfDay(first)) / weekMs));
}

const weekMs = 7 * dayMs;

/** A little before any hour of its day at which it could stand instead. */
function startOfDay({ startsAt }: Slot): number {
  return startsAt - dayMs / 2;
}

/** The log line and row of a new slot. */
export function addSlot(slot: Slot, now: number): Change {
  const { reason, makeUpFor, startsAt } = slot;
  const detail = {
    startsAt,
    ...(reason && { reason }),
    ...(makeUpFor !== undefined && { makeUpFor }),
  };
  return { at: now, slot: slot.id, event: 'planned', detail, after: slot, from: undefined };
}

/** The slots as they stand: those of the store, and those planned of campaigns that no command has begun. */
export function mergePlan(plan: Plan, stored: readonly Slot[]): readonly Slot[] {
  const begun = new Set(stored.map(({ campaign }) => campaign));
  return [...stored, ...plan.slots.filter(({ campaign }) => !begun.has(campaign))].toSorted(
    byStart,
  );
}

/** A slot that left the plan comes back, where the plan has it again, under a new id. */
function currentId(id: string, byId: ReadonlyMap<string, Slot>): string {
  for (let turn = 1; ; turn++) {
    const candidate = turn === 1 ? id : `${id}~${turn}`;
    if (byId.get(candidate)?.reason?.code !== 'left-plan') return candidate;
  }
}
