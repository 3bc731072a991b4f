// What refuses a campaign when it is planned. One problem per rule, naming every slot that breaks it.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { refusalOf, type PlanWard } from './permitted.ts';
import type { Refusal } from './reason.ts';
import { sayRefusal } from './say-cause.ts';
import type { Slot } from './slot.ts';
import { countSessions } from './sessions.ts';
import { sayDay } from './words.ts';
import { readWall } from './zone.ts';

/** How to mend it, in the words of the keys that the campaign has. */
function mendOf(rule: Refusal['code'], { dates, times, items }: Campaign): string {
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
      if (items?.some((item) => 'relay' in item))
        return 'Bớt minutes của phần tiếp âm, hoặc nâng broadcast.maxSessionMinutes của content/ward.yaml nếu phường được phép phát dài như thế.';
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
  const said = (text: string): string => `Đợt phát "${campaign.title}"${text}`;
  const broken = [...byRule].map(([rule, messages]) =>
    problem(campaign, said(`: ${messages.join(' ')}`), mendOf(rule, campaign)),
  );
  const crowdedDay = firstCrowdedDay(slots, ward, durationMs);
  if (crowdedDay === undefined) return broken;
  const { maxSessionsPerDay, sessionCitation } = ward.broadcast;
  const many = ` làm ${sayDay(crowdedDay)} có quá ${maxSessionsPerDay} buổi phát (${sessionCitation}).`;
  return [
    ...broken,
    problem(campaign, said(many), 'Bớt giờ phát (times hoặc dates) trong ngày ấy.'),
  ];
}

/** The first day on which a campaign alone has too many sessions. */
function firstCrowdedDay(
  slots: readonly Slot[],
  ward: PlanWard,
  durationMs: number,
): string | undefined {
  const { maxSessionsPerDay } = ward.broadcast;
  if (slots.length <= maxSessionsPerDay) return undefined;
  const days = Map.groupBy(slots, ({ startsAt }) => readWall(ward.timeZone, startsAt).day);
  for (const [day, ofDay] of days) {
    if (ofDay.length <= maxSessionsPerDay) continue;
    const stretches = ofDay.map(({ startsAt }) => ({
      startsAt,
      endsAt: startsAt + durationMs,
      title: '',
    }));
    if (countSessions(stretches) > maxSessionsPerDay) return day;
  }
  return undefined;
}

function problem(campaign: Campaign, message: string, hint: string): Problem {
  return { file: campaign.file, line: 1, message, hint, severity: 'error' };
}
