import { answersItemOf } from '../../content/schema/answers-to-air.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { formatProblem } from '../../content/schema/problem.ts';
import { isDay } from '../core/day.ts';
import { answersDayOf, newAnswers } from '../core/new-answers.ts';
import { publishSlot } from '../core/published-slot.ts';
import { sayReason } from '../core/say-reason.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import { mapWeek } from '../core/week-map.ts';
import { sayStanding, wishStandings } from '../core/wish-standing.ts';
import { sayInstant } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { UsageFailure } from '../failure.ts';
import { jsonFlag, type Call, type Command } from './command.ts';
import { json, table } from './print.ts';
import { relayLines } from './relay-lines.ts';
import { standingLines } from './standing-lines.ts';
import { weekTable } from './week-table.ts';
import { currentSlots, openStoreToRead, readWorkplace, type Workplace } from './workplace.ts';

export const plan: Command = {
  spec: {
    words: '[NGÀY]',
    takes: [0, 1],
    about:
      'In các buổi phát của đợt phát, mỗi buổi kèm lý do nó ở đó. Với --week: bảng của tuần có NGÀY (không ghi thì tuần này), mọi đợt phát và thông báo khẩn. Không ghi gì.',
    flags: { week: { says: 'bảng của cả tuần: ngày ngang, giờ dọc' }, json: jsonFlag },
    examples: ['plan', 'plan --json', 'plan --week', 'plan --week 2026-12-01'],
  },
  run: async (call) => {
    const asked = askedDay(call);
    const workplace = await readWorkplace(call, { rulesAlone: true });
    const { timeZone } = workplace.content.ward;
    const store = openStoreToRead(workplace);
    const { planned, plan } = currentSlots(workplace, store);
    const unread = new Set(workplace.unread);
    const all = planned.filter(
      (slot) =>
        slot.reason?.code !== 'left-plan' && !(isWaiting(slot) && unread.has(slot.campaign)),
    );
    const { campaigns: now } = workplace.content;
    const kept = store.keptCampaigns().filter(({ id }) => now.every((one) => one.id !== id));
    store.close();
    const { out, err } = call.terminal;
    const week = call.on('week')
      ? mapWeek(all, workplace.content.ward, asked ?? readWall(timeZone, workplace.clock.now()).day)
      : undefined;
    const slots = week?.slots ?? all;
    if (call.on('json')) out(json(slots.map((slot) => publishSlot(slot, timeZone))));
    else if (week) out(weekTable(week, [...now, ...kept], timeZone));
    else out(listOf(slots, workplace, kept));
    const broken = workplace.problems.filter(
      ({ file, severity }) =>
        severity === 'error' && (file.startsWith('content/campaigns/') || unread.size > 0),
    );
    const refused = [...broken, ...plan.problems];
    for (const problem of refused) err(`${formatProblem(problem)}\n`);
    return refused.length > 0 ? 1 : 0;
  },
};

function listOf(
  slots: readonly Slot[],
  { clock, config, content }: Workplace,
  kept: Parameters<typeof wishStandings>[1],
): string {
  const { ward, campaigns, wishes = [] } = content;
  const { timeZone } = ward;
  const rows = slots.map((slot) => [
    sayInstant(timeZone, slot.startsAt),
    slot.id,
    [slot.reason ? sayReason(slot.reason, timeZone) : '', answersSoFar(slot, slots, content)]
      .filter(Boolean)
      .join(' '),
  ]);
  const standings = wishStandings(wishes, [...kept, ...campaigns], slots, timeZone).map(
    (standing) => `${standing.wish.title}\n  ${sayStanding(standing)} (${standing.wish.source})\n`,
  );
  return [
    table([['GIỜ PHÁT', 'BUỔI', 'VÌ SAO Ở ĐÓ'], ...rows]),
    standingLines(slots, timeZone, clock.now()),
    relayLines(campaigns, config.outputs ?? ward.output.kinds),
    ...standings,
  ].join('');
}

/** How many answers an airing to come would take, were nothing more answered until then; '' where it takes none. */
function answersSoFar(
  slot: Slot,
  slots: readonly Slot[],
  { campaigns, answers, ward }: Workplace['content'],
): string {
  const campaign = campaigns.find(({ id }) => id === slot.campaign);
  if (!campaign || !answers || !isWaiting(slot) || !answersItemOf(campaign)) return '';
  const { length } = newAnswers(campaign, answers, answersDayOf(slot, slots, ward.timeZone));
  return `Lấy câu trả lời mới; hiện ${length === 0 ? 'chưa có câu nào' : `có ${length} câu`}.`;
}

/** The day whose week is asked for, as an ISO day or as people write it: `2026-12-01`, `1/12/2026`. */
function askedDay(call: Call): string | undefined {
  const [word] = call.words;
  if (word === undefined) return undefined;
  const hint = `Ghi năm-tháng-ngày sau --week, ví dụ: ${loaCommand} plan --week 2026-12-01.`;
  if (!call.on('week')) throw new UsageFailure(`Thừa "${word}".`, hint);
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word) ?? [];
  const day =
    date === undefined || month === undefined || year === undefined
      ? word
      : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) throw new UsageFailure(`Không có ngày "${word}".`, hint);
  return day;
}
