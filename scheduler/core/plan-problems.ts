// What refuses a campaign when it is planned. One problem per rule, naming every slot that breaks it.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { refusalOf } from './permitted.ts';
import type { Refusal } from './reason.ts';
import { sayRefusal } from './say-cause.ts';
import type { Slot } from './slot.ts';
import { sayDay, sayInstant } from './words.ts';
import { readWall } from './zone.ts';

type PlanWard = Pick<Ward, 'timeZone' | 'broadcast'>;

interface CampaignSlots {
  readonly campaign: Campaign;
  readonly slots: readonly Slot[];
}

/** How to mend it, in the words of the keys that the campaign has. */
function mendOf(rule: Refusal['code'], { dates, times }: Campaign): string {
  const hour = dates ? 'dates' : times ? 'times' : 'time';
  switch (rule) {
    case 'day-off':
      return `Đổi ${dates ? 'dates' : 'startsOn (hoặc days, weeks)'} để tránh những ngày này.`;
    case 'weekday':
      return `Chọn ${dates ? 'dates' : 'days'} trong những ngày được phát (broadcast.permitted của content/ward.yaml).`;
    case 'outside-hours':
      return `Đổi ${hour} để cả bản tin nằm trong giờ được phép.`;
    case 'quiet-hours':
      return `Đổi ${hour} để tránh giờ yên tĩnh.`;
    case 'too-long':
      return 'Bớt tài liệu trong documents, hoặc chia thành hai đợt phát.';
  }
}

/** The ward's rules that a campaign's own slots break. */
export function campaignProblems(
  campaign: Campaign,
  slots: readonly Slot[],
  ward: PlanWard,
  durationMs: number,
): readonly Problem[] {
  if (slots.length === 0)
    return [
      problem(
        campaign,
        `Đợt phát "${campaign.title}" không có buổi nào: không có ngày phát nào trước hết ngày cuối.`,
        'Sửa until (hoặc startsOn, days); đợt đã xong thì xóa tệp, hoặc ghi hold: true.',
      ),
    ];
  const byRule = new Map<Refusal['code'], string[]>();
  const refusals = slots.map((slot) => refusalOf(ward, slot.startsAt, durationMs));
  const isNeverOn = refusals.every((refusal) => refusal?.code === 'day-off');
  for (const refusal of refusals) {
    // A day off leaves its airing out; only where all are days off nothing could air.
    if (!refusal || (refusal.code === 'day-off' && !isNeverOn)) continue;
    const messages = byRule.get(refusal.code) ?? [];
    const message = sayRefusal(refusal);
    if (!messages.includes(message)) messages.push(message);
    byRule.set(refusal.code, messages);
  }
  return [...byRule].map(([rule, messages]) =>
    problem(
      campaign,
      `Đợt phát "${campaign.title}": ${messages.join(' ')}`,
      mendOf(rule, campaign),
    ),
  );
}

/** What campaigns break only together: airings that overlap, too many sessions in a day. The later file is refused. */
export function sharedDayProblems(
  planned: readonly CampaignSlots[],
  ward: PlanWard,
  durationOf: (campaign: string) => number,
): readonly Problem[] {
  const problems: Problem[] = [];
  const accepted: Slot[] = [];
  for (const { campaign, slots } of planned) {
    const airing = slots.filter(({ state }) => state === 'planned');
    const overlap = airing
      .map((slot) => ({ slot, other: accepted.find((other) => overlaps(slot, other, durationOf)) }))
      .find(({ other }) => other !== undefined);
    const crowdedDay = firstCrowdedDay([...accepted, ...airing], ward);
    if (overlap?.other) {
      const message = `Đợt phát "${campaign.title}" lúc ${sayInstant(ward.timeZone, overlap.slot.startsAt)} trùng với buổi ${overlap.other.id}.`;
      problems.push(
        problem(campaign, message, 'Đổi time hoặc days để hai bản tin không chồng lên nhau.'),
      );
    } else if (crowdedDay !== undefined) {
      const { maxSessionsPerDay, sessionCitation } = ward.broadcast;
      const message = `Đợt phát "${campaign.title}" làm ${sayDay(crowdedDay)} có quá ${maxSessionsPerDay} buổi phát (${sessionCitation}).`;
      problems.push(problem(campaign, message, 'Đổi days để bớt số buổi trong ngày ấy.'));
    } else accepted.push(...airing);
  }
  return problems;
}

function overlaps(a: Slot, b: Slot, durationOf: (campaign: string) => number): boolean {
  return (
    a.startsAt < b.startsAt + durationOf(b.campaign) &&
    b.startsAt < a.startsAt + durationOf(a.campaign)
  );
}

function firstCrowdedDay(slots: readonly Slot[], ward: PlanWard): string | undefined {
  const counts = new Map<string, number>();
  for (const slot of slots) {
    const { day } = readWall(ward.timeZone, slot.startsAt);
    const count = (counts.get(day) ?? 0) + 1;
    if (count > ward.broadcast.maxSessionsPerDay) return day;
    counts.set(day, count);
  }
  return undefined;
}

function problem(campaign: Campaign, message: string, hint: string): Problem {
  return { file: campaign.file, line: 1, message, hint, severity: 'error' };
}
