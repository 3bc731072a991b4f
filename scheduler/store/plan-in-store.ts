// The plan as content/ says it, brought into the store: start days fixed, slots added and withdrawn.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { makeUp } from '../core/catch-up.ts';
import { planCampaigns, type Plan } from '../core/plan.ts';
import { renamedCampaigns } from '../core/renamed.ts';
import type { Rules } from '../core/rules.ts';
import { emergencyCampaign, type Slot } from '../core/slot.ts';
import { addSlot, syncPlan, type Synced } from '../core/sync.ts';
import type { Change, Store } from './store.ts';

/** The plan at `now`, with what the store knows: fixed start days and lengths of bulletins. Writes nothing. */
export function previewPlan(store: Store | undefined, loaded: Rules, now: number): Plan {
  const renamed = store ? findRenamed(store, loaded) : new Map<string, string>();
  const slots = store ? storedSlots(store, renamed) : [];
  return planCampaigns({
    ward: loaded.ward,
    campaigns: loaded.campaigns,
    now,
    fixedStart: (id) => store?.campaignStart(renamed.get(id) ?? id),
    durationMs: (id) =>
      slots.findLast(({ campaign, bulletin }) => campaign === id && bulletin)?.bulletin?.durationMs,
  });
}

/** The slots as they will stand once the plan has been entered: the store's, changed as `enterPlan` would. Writes nothing. */
export function previewSlots(
  store: Store,
  loaded: Rules,
  now: number,
  isWhole = true,
): readonly Slot[] {
  const stored = storedSlots(store, findRenamed(store, loaded));
  const plan = previewPlan(store, loaded, now);
  const slots = new Map(stored.map((slot) => [slot.id, slot]));
  for (const { after } of changesFor(plan, stored, loaded, now, isWhole))
    if (after) slots.set(after.id, after);
  return [...slots.values()].toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
}

/**
 * Fixes the start of campaigns that name none, and brings the plan's slots into the store. Returns what refuses
 * campaigns; slots of a refused campaign that stand in the store already stay, each is judged when its time comes.
 * `isWhole` is false where content/ has mistakes: a campaign that is missing is then one that could not be read.
 */
export function enterPlan(
  store: Store,
  rules: Rules,
  now: number,
  isWhole = true,
): readonly Problem[] {
  const renamed = findRenamed(store, rules);
  // A start that was fixed at an instant still to come was fixed by a clock that was wrong.
  store.forgetStartsAfter(now + clockSlackMs);
  if (isWhole) for (const [to, from] of renamed) store.renameCampaign(from, to, now);
  // Else it is not known whether the old file is gone or could not be read; the new one waits until it is.
  const campaigns = isWhole
    ? rules.campaigns
    : rules.campaigns.filter(({ id }) => !renamed.has(id));
  const loaded = { ...rules, campaigns };
  const plan = previewPlan(store, loaded, now);
  for (const [id, day] of plan.firstDays) {
    const campaign = campaigns.find((one) => one.id === id);
    if (campaign?.startsOn === undefined) store.fixCampaignStart(id, day, now);
    else if (store.campaignStart(id) !== day) store.moveCampaignStart(id, day, now);
  }
  store.keepCampaigns(campaigns, now);
  store.commit(changesFor(plan, store.slots(), loaded, now, isWhole));
  return plan.problems;
}

/** What time synchronisation corrects all day is no wrong clock. */
const clockSlackMs = 60 * 60_000;

function changesFor(
  plan: Plan,
  stored: readonly Slot[],
  { ward, campaigns }: Rules,
  now: number,
  isWhole: boolean,
): readonly Change[] {
  const refused = new Set(plan.problems.map(({ file }) => file));
  const settledCampaigns = new Set(
    isWhole ? stored.map(({ campaign }) => campaign) : campaigns.map(({ id }) => id),
  );
  for (const { id, file } of campaigns) if (refused.has(file)) settledCampaigns.delete(id);
  settledCampaigns.delete(emergencyCampaign);
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const synced = syncPlan({
    ...{ plan, ward, stored, now, settledCampaigns },
    startsOn: (id) => byId.get(id)?.startsOn,
  });
  return [...synced.changes, ...makeUpsFor(synced, plan, stored, { ward, byId, now })];
}

/** What the plan itself loses (a day off, an hour that has passed) is made up at once, and otherwise said. */
function makeUpsFor(
  { changes, lost }: Synced,
  plan: Plan,
  stored: readonly Slot[],
  { ward, byId, now }: Pick<Rules, 'ward'> & { byId: ReadonlyMap<string, Campaign>; now: number },
): readonly Change[] {
  const known = new Map(stored.map((slot) => [slot.id, slot]));
  for (const { after } of changes) if (after) known.set(after.id, after);
  return lost.flatMap(({ slot, cause }): Change[] => {
    const campaign = byId.get(slot.campaign);
    const firstDay = plan.firstDays.get(slot.campaign);
    if (!campaign || firstDay === undefined) return [];
    const slots = [...known.values()];
    const result = makeUp({ ward, campaign, firstDay, lost: slot, cause, slots, now });
    if ('none' in result)
      return [{ at: now, slot: slot.id, event: 'no-make-up', detail: { reason: result.none } }];
    known.set(result.slot.id, result.slot);
    return [addSlot(result.slot, now)];
  });
}

/** Campaigns whose file has another name now: new id → old id. */
function findRenamed(store: Store, { campaigns }: Rules): ReadonlyMap<string, string> {
  const slots = Map.groupBy(store.slots(), ({ campaign }) => campaign);
  if (campaigns.every(({ id }) => slots.has(id))) return new Map();
  const known = store
    .keptCampaigns()
    .map((definition) => ({ definition, slots: slots.get(definition.id) ?? [] }));
  return renamedCampaigns(campaigns, known);
}

function storedSlots(store: Store, renamed: ReadonlyMap<string, string>): readonly Slot[] {
  if (renamed.size === 0) return store.slots();
  const newId = new Map([...renamed].map(([to, from]) => [from, to]));
  return store.slots().map((slot) => {
    const campaign = newId.get(slot.campaign);
    return campaign === undefined ? slot : { ...slot, campaign };
  });
}
