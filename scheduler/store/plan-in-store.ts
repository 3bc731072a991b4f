// The plan as content/ says it, brought into the store: start days fixed, slots added and withdrawn.
import type { Rules } from '../core/rules.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { emergencyCampaign } from '../core/slot.ts';
import { planCampaigns, type Plan } from '../core/plan.ts';
import { syncPlan } from '../core/sync.ts';
import type { Change, Store } from './store.ts';

/** The plan at `now`, with what the store knows: fixed start days and lengths of bulletins. Writes nothing. */
export function previewPlan(store: Store | undefined, loaded: Rules, now: number): Plan {
  const slots = store?.slots() ?? [];
  return planCampaigns({
    ward: loaded.ward,
    campaigns: loaded.campaigns,
    now,
    fixedStart: (id) => store?.campaignStart(id),
    durationMs: (id) =>
      slots.findLast(({ campaign, bulletin }) => campaign === id && bulletin)?.bulletin?.durationMs,
  });
}

/**
 * Fixes the start of campaigns that name none, and brings the plan's slots into the store. Returns what refuses
 * campaigns; slots of a refused campaign that stand in the store already stay, each is judged when its time comes.
 * `isWhole` is false where content/ has mistakes: a campaign that is missing is then one that could not be read.
 */
export function enterPlan(
  store: Store,
  loaded: Rules,
  now: number,
  isWhole = true,
): readonly Problem[] {
  const plan = previewPlan(store, loaded, now);
  for (const [campaign, day] of plan.firstDays) {
    if (namesNoStart(loaded.campaigns, campaign)) store.fixCampaignStart(campaign, day, now);
  }
  const stored = store.slots();
  const refused = new Set(plan.problems.map(({ file }) => file));
  const settledCampaigns = new Set(
    isWhole ? stored.map(({ campaign }) => campaign) : loaded.campaigns.map(({ id }) => id),
  );
  for (const { id, file } of loaded.campaigns) if (refused.has(file)) settledCampaigns.delete(id);
  settledCampaigns.delete(emergencyCampaign);
  const changes: readonly Change[] = syncPlan({ plan, stored, now, settledCampaigns });
  store.commit(changes);
  return plan.problems;
}

function namesNoStart(campaigns: readonly Campaign[], id: string): boolean {
  return campaigns.find((campaign) => campaign.id === id)?.startsOn === undefined;
}
