// What a campaign with an item `answers: new` airs on a day. It follows from the files and the day alone, never from the
// hour at which it is asked: whoever asks twice makes the same bulletin.
import {
  answersItemOf,
  usualAnswerMinutes,
  type AnswerToAir,
} from '../../content/schema/answers-to-air.ts';
import type { Campaign, CampaignItem } from '../../content/schema/campaign.ts';
import { itemsOf } from '../../content/schema/campaign-items.ts';
import type { Rules } from './rules.ts';
import type { Slot } from './slot.ts';
import { addDays, readWall, weekdayOf } from './zone.ts';

/** What does not fit waits at most this long. */
const longestWaitDays = 35;
/** How far back airings are gone through: no backlog is older than a year. */
const lookBackDays = 366;

/**
 * The ids of the answers that its airing of a day takes, the oldest first: given since the day of its airing before (in the
 * seven days before its first), up to the day before; of the minutes it has, what found no place waits for the next.
 */
export function newAnswers(
  campaign: Campaign,
  answers: readonly AnswerToAir[],
  day: string,
): readonly string[] {
  const item = answersItemOf(campaign);
  if (item === undefined) return [];
  const limitMs = (item.minutes ?? usualAnswerMinutes) * 60_000;
  const oldest = answers.reduce(
    (least, one) => (one.answeredOn < least ? one.answeredOn : least),
    day,
  );
  const days = [...airingDaysBefore(campaign, day, oldest), day];
  let waiting: readonly AnswerToAir[] = [];
  let taken: readonly AnswerToAir[] = [];
  days.forEach((airing, index) => {
    const since = days[index - 1] ?? addDays(airing, -7);
    const given = answers.filter(({ answeredOn }) => since <= answeredOn && answeredOn < airing);
    const tooOld = addDays(airing, -longestWaitDays);
    const open = [...waiting.filter(({ answeredOn }) => tooOld <= answeredOn), ...given];
    taken = fitting(open, limitMs);
    waiting = open.filter((one) => !taken.includes(one));
  });
  return taken.map(({ id }) => id);
}

/** The campaign as it airs on a day: the new answers in the place of the item that asks for them. */
export function withNewAnswers(
  campaign: Campaign,
  answers: readonly AnswerToAir[] = [],
  day: string,
): Campaign {
  const asking = answersItemOf(campaign);
  if (asking === undefined) return campaign;
  const documents = newAnswers(campaign, answers, day).map((document) => ({ document }));
  const items = (campaign.items ?? []).flatMap((item): readonly CampaignItem[] =>
    'answers' in item ? (item === asking ? documents : []) : [item],
  );
  return { ...campaign, items };
}

/** Whether an airing of that day would have nothing to say: what frames the answers (a jingle, a pause) is not aired alone. */
export function hasNothingNew(
  campaign: Campaign,
  answers: readonly AnswerToAir[],
  day: string,
): boolean {
  return (
    answersItemOf(campaign) !== undefined &&
    !itemsOf(campaign).some((item) => 'document' in item || 'relay' in item) &&
    newAnswers(campaign, answers, day).length === 0
  );
}

/** Whether nothing can be made for a slot, because it takes new answers and there are none so far. */
export function hasNothingYet(
  slot: Slot,
  slots: readonly Slot[],
  rules: Pick<Rules, 'campaigns' | 'answers'> | undefined,
  timeZone: string,
): boolean {
  const campaign = rules?.campaigns.find(({ id }) => id === slot.campaign);
  const day = answersDayOf(slot, slots, timeZone);
  return campaign !== undefined && hasNothingNew(campaign, rules?.answers ?? [], day);
}

/** Whether a slot's day has come and there is nothing new for it: it is left out, also where it makes up for another, or was moved. */
export function staysEmpty(
  slot: Slot,
  slots: readonly Slot[],
  { ward: { timeZone }, ...rules }: Rules,
  now: number,
): boolean {
  return (
    rules.answers !== undefined &&
    readWall(timeZone, slot.startsAt).day <= readWall(timeZone, now).day &&
    hasNothingYet(slot, slots, rules, timeZone)
  );
}

/** The day whose answers a slot airs: its own; of a make-up, and of what a person moved, the day it was planned for. */
export function answersDayOf(slot: Slot, slots: readonly Slot[], timeZone: string): string {
  const root = slots.find(({ id }) => id === slot.makeUpFor) ?? slot;
  const at = root.reason?.code === 'moved-by' ? root.reason.from : root.startsAt;
  return readWall(timeZone, at).day;
}

/** Its airings before a day, from the oldest answer on; of those that are listed, all: they may be far apart. */
function airingDaysBefore(
  { days = [], dates = [], startsOn = '' }: Campaign,
  day: string,
  oldest: string,
): readonly string[] {
  const before = new Set(dates.map((moment) => moment.slice(0, 10)).filter((one) => one < day));
  const earliest = addDays(day, -lookBackDays);
  const from = [oldest, earliest, startsOn].toSorted().at(-1) ?? day;
  for (let one = from; days.length > 0 && one < day; one = addDays(one, 1))
    if (days.includes(weekdayOf(one))) before.add(one);
  return [...before].filter((one) => one >= startsOn).toSorted();
}

/** As many as the minutes hold, and one at least: a long answer is not put off for ever. */
function fitting(waiting: readonly AnswerToAir[], limitMs: number): readonly AnswerToAir[] {
  let left = limitMs;
  return waiting.filter(({ spokenMs }, index) => {
    left -= spokenMs;
    return index === 0 || left >= 0;
  });
}
