// A campaign as the fields of its form, and back: what people type about days and hours, as its file says it.
import { itemsOf } from '../../../content/schema/campaign-items.ts';
import { timesOf } from '../../../content/schema/campaign-when.ts';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { weekdays } from '../../../content/schema/names.ts';
import type { FieldErrors, Typed } from '../form.ts';
import { readItems, type FileItem } from './campaign-item-fields.ts';
import { readMoments, readTimes } from './typed-times.ts';

export type Values = Typed['values'];

/** A campaign's file as it is now: what the form doesn't know stays. */
export type CampaignFile = Readonly<Record<string, unknown>>;

export const defaults = { graceMinutes: 15 } as const;

/** The form of a campaign as it stands. */
export function valuesOf(campaign: Campaign): Values {
  const { title, days = [], dates, weeks, until, startsOn, hold, priority, catchUp } = campaign;
  const on = (is: boolean | undefined): string => (is === true ? 'on' : '');
  return {
    title,
    ...itemValues(campaign),
    when: dates ? 'dates' : 'days',
    ...Object.fromEntries(weekdays.map((day) => [`day-${day}`, on(days.includes(day))])),
    times: timesOf(campaign).join(', '),
    dates: (dates ?? []).join('\n'),
    startsOn: startsOn ?? '',
    end: weeks !== undefined ? 'weeks' : until !== undefined ? 'until' : 'endless',
    weeks: weeks === undefined ? '' : String(weeks),
    until: until ?? '',
    ...{ hold: on(hold), high: on(priority === 'high') },
    grace: String(campaign.graceMinutes),
    ...{ sameWeek: on(catchUp.sameWeek), spareWeek: on(catchUp.spareWeek) },
  };
}

function itemValues(campaign: Campaign): Values {
  const all = campaign.items ?? itemsOf(campaign);
  return Object.fromEntries(
    all.flatMap((item, index) => {
      const row = index + 1;
      return [
        [`item${row}`, nameOf(item)],
        [`number${row}`, numberOf(item)],
        [`was${row}`, String(index)],
      ];
    }),
  );
}

/** `document:thong-bao/x`, `pause`: as the form's choices name an item. */
function nameOf(item: NonNullable<Campaign['items']>[number]): string {
  if ('document' in item) return `document:${item.document}`;
  if ('recording' in item) return `recording:${item.recording}`;
  if ('relay' in item) return `relay:${item.relay}`;
  return 'answers' in item ? 'answers:new' : 'pause';
}

function numberOf(item: NonNullable<Campaign['items']>[number]): string {
  if ('minutes' in item && item.minutes !== undefined) return String(item.minutes);
  return 'pause' in item ? String(item.pause) : '';
}

/**
 * What the file is to say under each key; undefined: the key is not there. `file` is what stands in it now, {} for a new
 * one. What is no day, hour or number is told by field.
 */
export function readCampaignFields(
  values: Values,
  file: CampaignFile = {},
): { readonly keys: CampaignFile; readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const text = (name: string): string => values[name] ?? '';
  const isOn = (name: string): boolean => text(name) !== '';
  const number = (name: string): number | undefined => {
    if (/^\d{1,4}$/.test(text(name))) return Number(text(name));
    errors[name] = 'Ghi một số.';
    return undefined;
  };
  if (text('title') === '') errors['title'] = 'Ghi tên đợt phát.';
  const items = readItems(values, fileItems(file), errors);
  const isDates = text('when') === 'dates';
  const when = isDates ? readDates(text('dates'), errors) : readDays(values, file, errors);
  const end = isDates ? '' : text('end');
  const keys: CampaignFile = {
    title: text('title'),
    ...whatOf(items, file),
    ...{ days: undefined, time: undefined, times: undefined, dates: undefined, ...when },
    weeks: end === 'weeks' ? number('weeks') : undefined,
    until: end === 'until' ? text('until') || undefined : undefined,
    startsOn: isDates ? undefined : text('startsOn') || undefined,
    hold: isOn('hold') ? true : 'hold' in file ? false : undefined,
    priority: kept(file, 'priority', isOn('high') ? 'high' : 'normal', 'normal'),
    graceMinutes: kept(file, 'graceMinutes', number('grace'), defaults.graceMinutes),
    catchUp: catchUpOf(file, isOn('sameWeek'), isOn('spareWeek')),
  };
  if (end === 'until' && text('until') === '') errors['until'] = 'Chọn ngày phát cuối cùng.';
  return { keys, errors };
}

/** What says no more than its absence is not written, but where it was written before. */
function kept(file: CampaignFile, key: string, value: unknown, absent: unknown): unknown {
  return value === absent && file[key] === undefined ? undefined : value;
}

function catchUpOf(file: CampaignFile, sameWeek: boolean, spareWeek: boolean): unknown {
  const isPlain = sameWeek && spareWeek && file['catchUp'] === undefined;
  return isPlain ? undefined : { sameWeek, spareWeek };
}

function whatOf(items: readonly FileItem[], file: CampaignFile): CampaignFile {
  const documents = items.flatMap((item) =>
    typeof item['document'] === 'string' && Object.keys(item).length === 1
      ? [item['document']]
      : [],
  );
  const isShort = documents.length === items.length && file['items'] === undefined;
  return isShort ? { documents, items: undefined } : { items, documents: undefined };
}

function fileItems({ items, documents }: CampaignFile): readonly FileItem[] {
  // The file was checked before its form was shown.
  if (Array.isArray(items)) return items as readonly FileItem[];
  return Array.isArray(documents)
    ? (documents as readonly string[]).map((document) => ({ document }))
    : [];
}

function readDays(
  values: Values,
  file: CampaignFile,
  errors: Record<string, string>,
): CampaignFile {
  const days = weekdays.filter((day) => (values[`day-${day}`] ?? '') !== '');
  const times = readTimes(values['times'] ?? '');
  if (days.length === 0) errors['days'] = 'Chọn ít nhất một ngày trong tuần.';
  if (!times || times.length === 0)
    errors['times'] = 'Ghi giờ và phút, ví dụ: 17:00; nhiều giờ: 06:00, 17:00.';
  const [only] = times ?? [];
  return times?.length === 1 && file['times'] === undefined
    ? { days, time: only }
    : { days, times: times ?? [] };
}

function readDates(text: string, errors: Record<string, string>): CampaignFile {
  const dates = readMoments(text);
  if (!dates || dates.length === 0)
    errors['dates'] = 'Ghi mỗi buổi một dòng: năm-tháng-ngày giờ:phút, ví dụ: 2026-12-01 06:30.';
  return { dates: dates ?? [] };
}
