import type { Content } from '../../content/schema/content.ts';
import { planCampaigns, type Plan } from '../core/plan.ts';
import { syncPlan } from '../core/sync.ts';
import type { Store } from '../store/store.ts';

/**
 * Makes the store hold the campaigns' slots: fixes the first day of those that name none, adds, withdraws.
 * Returns the plan, whose problems say which campaigns were refused.
 */
export function syncSlots(content: Content, store: Store, now: number): Plan {
  const stored = store.slots();
  const plan = planCampaigns({
    ward: content.ward,
    campaigns: content.campaigns,
    now,
    fixedStart: (campaign) => store.campaignStart(campaign),
    durationMs: (campaign) =>
      stored.findLast((slot) => slot.campaign === campaign && slot.bulletin)?.bulletin?.durationMs,
  });
  for (const { id, startsOn } of content.campaigns) {
    const first = plan.firstDays.get(id);
    if (startsOn === undefined && first !== undefined) store.fixCampaignStart(id, first, now);
  }
  store.commit(syncPlan({ plan, stored, now, settledCampaigns: new Set(plan.firstDays.keys()) }));
  return plan;
}
