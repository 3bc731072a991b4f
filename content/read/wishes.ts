// A document's wish held against the campaigns that air it, by what their files say; days without broadcast are not looked at.
import { dayMs } from '../schema/durations.ts';
import type { Campaign } from '../schema/campaign.ts';
import { documentsOf } from '../schema/campaign-items.ts';
import { isEndless, perWeek } from '../schema/campaign-when.ts';
import type { Problem } from '../schema/problem.ts';
import { sayAsked, type Wish } from '../schema/wish.ts';

const weekMs = 7 * dayMs;
/** As long as a campaign can be. */
const mostWeeks = 53;

/**
 * A problem for each campaign that airs a document less than it asks, all campaigns that air it counted together. `lineOf`
 * is where a key stands in a campaign's file.
 */
export function checkWishes(
  wishes: readonly Wish[],
  campaigns: readonly Campaign[],
  lineOf: (campaign: Campaign, key: string) => number,
): readonly Problem[] {
  return wishes.flatMap((wish) => {
    const airing = campaigns.filter((campaign) => documentsOf(campaign).includes(wish.document));
    const weekly = airingsByWeek(airing);
    const [least = 1] = wish.weeks;
    const reached = weekly.filter((many) => many >= wish.perWeek).length;
    if (airing.length === 0 || reached >= least) return [];
    const together = airing.length > 1 ? 'Các đợt phát bài này cộng lại' : 'Đợt phát này';
    const spoken = `${together} phát "${wish.document}" ${sayFound(weekly)}`;
    return airing.map((campaign): Problem => ({
      file: campaign.file,
      line: lineOf(campaign, campaign.dates ? 'dates' : isShort(campaign, wish) ? 'weeks' : 'days'),
      message: `${spoken}, ít hơn bài ấy yêu cầu là ${sayAsked(wish)} (${wish.source}).`,
      hint: `Ghi đủ số ngày và số tuần, ví dụ: days: [${exampleDays(wish.perWeek)}] và weeks: ${wish.weeks.at(-1) ?? least}; hoặc thêm đợt phát khác cho bài ấy.`,
      severity: 'error',
    }));
  });
}

/** How often they air in each week from the first of them on; those that name no start begin with the first. */
function airingsByWeek(campaigns: readonly Campaign[]): readonly number[] {
  const written = campaigns.flatMap(({ startsOn, dates = [] }) => [
    ...(startsOn === undefined ? [] : [startsOn]),
    ...dates.map((moment) => moment.slice(0, 10)),
  ]);
  const begin = Date.parse(written.sort()[0] ?? '2000-01-01');
  const weekOf = (day: string): number => Math.floor((Date.parse(day) - begin) / weekMs);
  return Array.from({ length: mostWeeks }, (_, week) =>
    campaigns
      .map((campaign) => {
        if (campaign.dates)
          return campaign.dates.filter((moment) => weekOf(moment.slice(0, 10)) === week).length;
        const from = campaign.startsOn === undefined ? 0 : weekOf(campaign.startsOn);
        return week >= from && week < from + lengthOf(campaign) ? perWeek(campaign) : 0;
      })
      .reduce((sum, many) => sum + many, 0),
  );
}

/** In weeks. Until a day, of which nobody knows how far it is from the start, it is taken to be long enough. */
function lengthOf(campaign: Campaign): number {
  const { weeks, until, startsOn } = campaign;
  if (weeks !== undefined) return weeks;
  if (isEndless(campaign) || until === undefined || startsOn === undefined) return mostWeeks;
  return Math.ceil((Date.parse(until) - Date.parse(startsOn) + dayMs) / weekMs);
}

function isShort(campaign: Campaign, { perWeek: asked, weeks: [least = 1] }: Wish): boolean {
  return campaign.weeks !== undefined && campaign.weeks < least && perWeek(campaign) >= asked;
}

/** `1 lần/tuần × 5 tuần`; `3 lần` where its weeks differ. */
function sayFound(weekly: readonly number[]): string {
  const some = weekly.filter((many) => many > 0);
  const [first = 0] = some;
  if (some.every((many) => many === first))
    return `${first} lần/tuần × ${some.length === mostWeeks ? 'các' : some.length} tuần`;
  return `${some.reduce((sum, many) => sum + many, 0)} lần trong ${some.length} tuần`;
}

/** Days with the same space between them. */
function exampleDays(perWeek: number): string {
  const examples = [
    'tue',
    'tue, fri',
    'mon, wed, fri',
    'mon, tue, thu, fri',
    'mon, tue, wed, thu, fri',
  ];
  return examples[perWeek - 1] ?? 'mon, tue, wed, thu, fri, sat, sun';
}
