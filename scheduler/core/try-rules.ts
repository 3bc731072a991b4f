// What staff wrote is tried before the station goes by it: a value that the planner, a verdict or a make-up cannot take
// must show here, with the file it stands in, and not at the hour of an airing.
import { dayMs, minuteMs } from '../../content/schema/durations.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { makeUp } from './catch-up.ts';
import { refusalOf } from './permitted.ts';
import { planCampaigns, type PlanWard } from './plan.ts';
import { sayCause } from './say-cause.ts';
import { settle } from './settle.ts';
import type { Slot } from './slot.ts';
import { addDays, readWall } from './zone.ts';

/** What a year by these rules would stumble over; Vietnamese, one problem for each file. Never throws. */
export function tryRules(
  rules: { readonly ward: PlanWard; readonly campaigns: readonly Campaign[] },
  now: number,
): readonly Problem[] {
  const wrong = failureOf(() => {
    for (let index = 0; index <= 366; index++) refusalOf(rules.ward, now + index * dayMs, minuteMs);
    addDays(readWall(rules.ward.timeZone, now).day, 1);
  });
  if (wrong !== undefined) return [problemIn('content/ward.yaml', wrong)];
  return rules.campaigns.flatMap((campaign) => {
    const why = failureOf(() => {
      tryCampaign(rules.ward, campaign, now);
    });
    return why === undefined ? [] : [problemIn(campaign.file, why)];
  });
}

/** Its airings begun anew in each quarter of a year, on time and late; the first and the last lost and made up. */
function tryCampaign(ward: PlanWard, campaign: Campaign, now: number): void {
  const campaigns = new Map([[campaign.id, campaign]]);
  for (let quarter = 0; quarter < 4; quarter++) {
    const at = now + quarter * 91 * dayMs;
    const plan = planCampaigns({
      ward,
      campaigns: [campaign],
      now: at,
      fixedStart: () => undefined,
    });
    const firstDay = plan.firstDays.get(campaign.id);
    for (const slot of plan.slots) {
      for (const lateMs of [0, 20 * minuteMs]) {
        const input = { ward, campaigns, outages: [], approved: () => true, toleranceMs: 2000 };
        for (const verdict of settle({ ...input, slots: [slot], now: slot.startsAt + lateMs }))
          if (verdict.verdict === 'miss') sayCause(verdict.cause, ward.timeZone);
      }
      if (firstDay === undefined || (slot !== plan.slots[0] && slot !== plan.slots.at(-1)))
        continue;
      const lost: Slot = { ...slot, state: 'missed' };
      const slots = plan.slots.map((other) => (other.id === slot.id ? lost : other));
      const cause = { code: 'too-late' } as const;
      makeUp({ ward, campaign, firstDay, lost, cause, slots, now: slot.startsAt + 20 * minuteMs });
    }
  }
}

function failureOf(trial: () => void): string | undefined {
  try {
    trial();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function problemIn(file: string, why: string): Problem {
  return {
    file,
    line: 1,
    message: `Không tính được lịch phát theo tệp này (${why}).`,
    hint: 'Xem lại chỗ vừa sửa, nhất là ngày và giờ; lịch tốt gần nhất vẫn được giữ.',
    severity: 'error',
  };
}
