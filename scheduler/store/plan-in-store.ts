// The plan as content/ says it, brought into the store: start days fixed, slots added and withdrawn.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { makeUp } from '../core/catch-up.ts';
import { knownLengths } from '../core/lengths.ts';
import { staysEmpty } from '../core/new-answers.ts';
import { byStart, planCampaigns, type Plan } from '../core/plan.ts';
import { renamedCampaigns } from '../core/renamed.ts';
import type { Rules } from '../core/rules.ts';
import { emergencyCampaign, isWaiting, speechCampaign, type Slot } from '../core/slot.ts';
import { addSlot } from '../core/slot-changes.ts';
import { syncPlan, type Synced } from '../core/sync.ts';
import type { Change, Store } from './store.ts';

/** The plan at `now`, with what the store knows: fixed start days and lengths of bulletins. Writes nothing. */
export function previewPlan(store: Store | undefined, loaded: Rules, now: number): Plan {
  if (!store) return planBeside([], loaded, now, () => undefined, true);
  const renamed = findRenamed(store, loaded);
  const edited = isEdited(store, loaded);
  return planBeside(storedSlots(store, renamed), loaded, now, startIn(store, renamed), edited);
}

type FixedStart = (campaign: string) => string | undefined;

function startIn(store: Store, renamed: ReadonlyMap<string, string>): FixedStart {
  return (id) => store.campaignStart(renamed.get(id) ?? id);
}

/** Whether these are other campaigns than those that were planned last. */
function isEdited(store: Store, { campaigns }: Rules): boolean {
  const kept = new Map(store.keptCampaigns().map((one) => [one.id, JSON.stringify(one)]));
  const planned = new Set(
    store
      .slots()
      .filter(isWaiting)
      .map(({ campaign }) => campaign),
  );
  planned.delete(emergencyCampaign);
  planned.delete(speechCampaign);
  for (const one of campaigns) {
    if (kept.get(one.id) !== JSON.stringify(one)) return true;
    planned.delete(one.id);
  }
  // One whose file is gone, and whose airings are still to be withdrawn.
  return planned.size > 0;
}

function planBeside(
  stored: readonly Slot[],
  { ward, campaigns, answers }: Rules,
  now: number,
  fixedStart: FixedStart,
  isEdited: boolean,
): Plan {
  const lengthOf = knownLengths(stored);
  const durationMs = (campaign: string): number | undefined => lengthOf({ campaign });
  return planCampaigns({
    ...{ ward, campaigns, now, fixedStart, durationMs, stored, isEdited },
    ...(answers && { answers }),
  });
}

/** The slots as they will stand once the plan has been entered: the store's, changed as `enterPlan` would. Writes nothing. */
export function previewSlots(
  store: Store,
  loaded: Rules,
  now: number,
  isWhole = true,
): readonly Slot[] {
  const renamed = findRenamed(store, loaded);
  const stored = storedSlots(store, renamed);
  return after(
    stored,
    allChanges(stored, loaded, now, startIn(store, renamed), {
      isWhole,
      isEdited: isEdited(store, loaded),
    }),
  );
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
  const edited = isEdited(store, loaded);
  store.keepCampaigns(campaigns, now);
  const fixedStart = startIn(store, new Map());
  store.commit(allChanges(store.slots(), loaded, now, fixedStart, { isWhole, isEdited: edited }));
  return plan.problems;
}

/** What time synchronisation corrects all day is no wrong clock. */
const clockSlackMs = 60 * 60_000;

/** Where airings give way to each other, what one round of planning changes may give another its place: until all stands. */
const mostRounds = 8;

function allChanges(
  stored: readonly Slot[],
  loaded: Rules,
  now: number,
  fixedStart: FixedStart,
  { isWhole, isEdited }: { readonly isWhole: boolean; readonly isEdited: boolean },
): readonly Change[] {
  const all: Change[] = [];
  let slots = stored;
  for (let round = 0; round < mostRounds; round++) {
    const plan = planBeside(slots, loaded, now, fixedStart, isEdited && round === 0);
    const changes = changesFor(plan, slots, loaded, now, isWhole);
    all.push(...changes);
    // One campaign alone gives way to nobody.
    if (changes.length === 0 || loaded.campaigns.length < 2) break;
    slots = after(slots, changes);
  }
  return all;
}

/** The slots as they are after changes, in order. */
function after(slots: readonly Slot[], changes: readonly Change[]): readonly Slot[] {
  const known = new Map(slots.map((slot) => [slot.id, slot]));
  for (const change of changes) if (change.after) known.set(change.after.id, change.after);
  return [...known.values()].toSorted(byStart);
}

function changesFor(
  plan: Plan,
  stored: readonly Slot[],
  loaded: Rules,
  now: number,
  isWhole: boolean,
): readonly Change[] {
  const { ward, campaigns } = loaded;
  const refused = new Set(plan.problems.map(({ file }) => file));
  const settledCampaigns = new Set(
    isWhole ? stored.map(({ campaign }) => campaign) : campaigns.map(({ id }) => id),
  );
  for (const { id, file } of campaigns) if (refused.has(file)) settledCampaigns.delete(id);
  settledCampaigns.delete(emergencyCampaign);
  settledCampaigns.delete(speechCampaign);
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const synced = syncPlan({
    ...{ plan, ward, stored, now, settledCampaigns },
    startsOn: (id) => byId.get(id)?.startsOn,
    staysEmpty: (slot) => staysEmpty(slot, stored, loaded, now),
  });
  // A day off on which there would have been nothing to say lost nothing.
  const lost = synced.lost.filter(({ slot }) => !staysEmpty(slot, stored, loaded, now));
  const { changes } = synced;
  return [...changes, ...makeUpsFor({ changes, lost }, plan, stored, { ward, byId, now })];
}

/** What the plan itself loses (a day off, an hour that has passed) is made up at once, and otherwise said. */
function makeUpsFor(
  { changes, lost }: Synced,
  plan: Plan,
  stored: readonly Slot[],
  { ward, byId, now }: Pick<Rules, 'ward'> & { byId: ReadonlyMap<string, Campaign>; now: number },
): readonly Change[] {
  const known = new Map(stored.map((slot) => [slot.id, slot]));
  for (const change of changes) if (change.after) known.set(change.after.id, change.after);
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
