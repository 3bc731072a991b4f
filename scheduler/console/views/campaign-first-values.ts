// With what a campaign's form begins: new, like another one, or as one that ends.
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Content } from '../../../content/schema/content.ts';
import { weekdays, type Weekday } from '../../../content/schema/names.ts';
import { windowsOf } from '../../core/permitted.ts';
import { addDays, formatMinutes, parseMinutes, weekdayOf } from '../../core/zone.ts';
import { defaults, valuesOf, type Values } from './campaign-fields.ts';

/** A campaign like another, that begins anew. */
export function copyOf(campaign: Campaign): Values {
  const values = valuesOf({ ...campaign, title: `${campaign.title} (bản sao)` });
  const end = values['end'] === 'until' ? 'endless' : (values['end'] ?? '');
  const own = /^(?:startsOn|until|was\d+)$/;
  return { ...Object.fromEntries(Object.entries(values).filter(([name]) => !own.test(name))), end };
}

/** As it is with nothing after a day; `nay`: nothing any more, from now on. */
export function endedValues(campaign: Campaign, end: string, today: string): Values {
  const values = valuesOf(campaign);
  if (end === 'nay') return { ...values, hold: 'on' };
  const last = /^\d{4}-\d{2}-\d{2}$/.test(end) ? end : today;
  if (!campaign.dates) return { ...values, end: 'until', until: last, weeks: '' };
  const left = campaign.dates.filter((moment) => moment.slice(0, 10) <= last);
  return left.length > 0 ? { ...values, dates: left.join('\n') } : { ...values, hold: 'on' };
}

/** A new one, that airs `asked` (a document's id, or '') as often as it asks to be. */
export function firstValues(content: Content, asked: string): Values {
  const document = content.documents.find(({ id }) => id === asked);
  const wish = content.wishes?.find((one) => one.document === document?.id);
  const { ward } = content;
  const days = daysFor(wish?.perWeek ?? 0, ward.broadcast);
  return {
    ...(document && { title: document.frontmatter.title, item1: `document:${document.id}` }),
    when: 'days',
    ...Object.fromEntries(days.map((day) => [`day-${day}`, 'on'])),
    times: usualTime(ward.broadcast, days),
    end: 'weeks',
    weeks: String(wish?.weeks.at(-1) ?? 4),
    grace: String(defaults.graceMinutes),
    ...{ sameWeek: 'on', spareWeek: 'on' },
  };
}

type Broadcast = Content['ward']['broadcast'];

/** Days on which sound may go out, with the same space between them, counted from `first` on. */
export function daysFor(
  many: number,
  { permitted }: Broadcast,
  first: Weekday = 'mon',
): readonly Weekday[] {
  const from = weekdays.indexOf(first);
  const open = [...weekdays.slice(from), ...weekdays.slice(0, from)].filter((day) =>
    permitted.some(({ days }) => days.includes(day)),
  );
  const chosen = open.filter(
    (_, index) => many >= open.length || ((index * many) % open.length < many && many > 0),
  );
  return weekdays.filter((day) => chosen.includes(day));
}

/** Five in the afternoon, as stations do, where it is allowed; else when sound may first go out. */
export function usualTime(broadcast: Broadcast, days: readonly string[]): string {
  const week = Array.from({ length: 7 }, (_, index) => addDays('2026-11-30', index));
  const windows = week
    .filter((day) => days.length === 0 || days.includes(weekdayOf(day)))
    .flatMap((day) => windowsOf({ ...broadcast, blackouts: [] }, day));
  const usual = parseMinutes('17:00');
  if (windows.some(({ from, to }) => from <= usual && usual < to)) return '17:00';
  return formatMinutes(windows[0]?.from ?? usual);
}
