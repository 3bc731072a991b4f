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
const lookBackDays = 35;

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
  const days = [...airingDaysBefore(campaign, day), day];
  let waiting: readonly AnswerToAir[] = [];
  let taken: readonly AnswerToAir[] = [];
  days.forEach((airing, index) => {
    const since = days[index - 1] ?? addDays(airing, -7);
    const given = answers.filter(({ answeredOn }) => since <= answeredOn && answeredOn < airing);
    taken = fitting([...waiting, ...given], limitMs);
    waiting = [...waiting, ...given].filter((one) => !taken.includes(one));
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

function airingDaysBefore(
  { days, dates, startsOn = '' }: Campaign,
  day: string,
): readonly string[] {
  const before = Array.from({ length: lookBackDays }, (_, index) =>
    addDays(day, index - lookBackDays),
  );
  const listed = new Set(dates?.map((moment) => moment.slice(0, 10)));
  return before.filter(
    (one) => one >= startsOn && (days?.includes(weekdayOf(one)) === true || listed.has(one)),
  );
}

/** As many as the minutes hold, and one at least: a long answer is not put off for ever. */
function fitting(waiting: readonly AnswerToAir[], limitMs: number): readonly AnswerToAir[] {
  let left = limitMs;
  return waiting.filter(({ spokenMs }, index) => {
    left -= spokenMs;
    return index === 0 || left >= 0;
  });
}
