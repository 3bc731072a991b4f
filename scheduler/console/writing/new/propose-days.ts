// What is proposed for the loudspeakers: from the text's own words where it says anything, each with its reason.
import { fallbackTimeZone, weekdayNames } from '../../../../content/schema/names.ts';
import { sayDay } from '../../../core/words.ts';
import { daysBetween, readWall, weekdayOf } from '../../../core/zone.ts';
import type { Looking } from '../../console-parts.ts';
import type { Values } from '../../views/campaign-fields.ts';
import { daysFor, usualTime } from '../../views/campaign-first-values.ts';
import { contentNow } from '../../views/content-now.ts';
import { spanOf, wishOf } from './wish-of.ts';

export interface Proposed {
  readonly values: Values;
  /** Vietnamese sentences: what is proposed, and why. */
  readonly reasons: readonly string[];
}

export function proposedFor({ parts }: Looking, file: string): Proposed {
  const doc = parts.writing().doc(file);
  const ward = contentNow(parts.config.contentDir).content?.ward;
  const today = readWall(ward?.timeZone ?? fallbackTimeZone, parts.clock.now()).day;
  const wish = wishOf(doc);
  const span = spanOf(doc, today);
  const isAhead = span !== undefined && span.startsOn >= today;
  const startsOn = isAhead ? span.startsOn : '';
  const days = ward
    ? daysFor(wish?.perWeek ?? 0, ward.broadcast, isAhead ? weekdayOf(startsOn) : undefined)
    : [];
  const times = ward ? usualTime(ward.broadcast, days) : '17:00';
  const asked = /\d\s*tuần(?!\p{L})/iu.test(wish?.source ?? '') ? wish?.weeks.at(-1) : undefined;
  // Of what is past already nothing airs; a part of a week has no whole one.
  const left =
    span?.endsOn === undefined ? undefined : weeksUntil(isAhead ? startsOn : today, span.endsOn);
  const weeks = asked ?? left ?? wish?.weeks.at(-1) ?? 4;
  const names = days.map((day) => weekdayNames[day]).join(', ');
  const isShort = wish !== undefined && days.length < wish.perWeek;
  const reasons = [
    ...(names === ''
      ? []
      : [
          `Ngày: ${names}. Văn bản chỉ nói phát mấy lần, nên chia đều trong tuần${isAhead ? ', tính từ ngày bắt đầu' : ''}.`,
        ]),
    ...(isShort
      ? [
          `Mới được ${days.length} trong ${wish.perWeek} lần mỗi tuần: ghi thêm giờ phát trong ngày.`,
        ]
      : []),
    `Giờ: ${times}, giờ loa thường phát.`,
    `Số tuần: ${weeks}${asked !== undefined ? ', như văn bản viết' : left === undefined ? ', vì văn bản không nói bao lâu' : ', cho đến ngày văn bản nói'}.`,
    !span
      ? 'Từ ngày: để trống, vì văn bản không nói từ bao giờ.'
      : isAhead
        ? `Từ ngày: ${sayDay(startsOn)}, vì văn bản viết “${span.says}”.`
        : `Từ ngày: để trống, vì ngày văn bản nói (“${span.says}”) đã qua.`,
  ];
  return {
    values: {
      ...Object.fromEntries(days.map((day) => [`day-${day}`, 'on'])),
      ...{ times, weeks: String(weeks), startsOn },
    },
    reasons,
  };
}

/** Whole weeks to the last day, 1 at least; undefined where it is past, or further than a campaign goes. */
function weeksUntil(from: string, last: string): number | undefined {
  const days = daysBetween(from, last) + 1;
  return days < 1 || days > 53 * 7 ? undefined : Math.max(1, Math.floor(days / 7));
}
