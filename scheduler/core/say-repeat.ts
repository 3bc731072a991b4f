// The words for an emergency that is said again.
import type { RepeatRefusal, Repeating } from './reason.ts';
import { firstAtNight, firstRepeatAt } from './repeat.ts';
import type { Standing } from './repeat-chain.ts';
import { sayLength, sayTime } from './words.ts';

/** How often, until when, and whether that is at night. Sentences; `now` is when they are read. */
export function sayRepeating(repeat: Repeating, timeZone: string, now: number): string {
  const atNight = firstAtNight(repeat, timeZone);
  const night =
    atNight === undefined
      ? ''
      : ` Cả đêm cũng phát (từ 22:00 đến 6:00): lần đầu trong đêm lúc ${sayTime(timeZone, atNight, now)}.`;
  return `Nhắc lại ${rhythm(repeat, timeZone, now)}; lần tới ${sayTime(timeZone, firstRepeatAt(repeat), now)}.${night}`;
}

/** That its hour comes before the first repeat. */
export function sayOnce(
  { firstAt, everyMinutes, untilAt }: Repeating & { readonly untilAt: number },
  timeZone: string,
  now: number,
): string {
  const first = firstRepeatAt({ firstAt, everyMinutes });
  return `Chỉ phát lần này, không nhắc lại: đến ${sayTime(timeZone, untilAt, now)} thì chưa kịp, lần nhắc đầu là ${sayTime(timeZone, first, now)}.`;
}

/** `mỗi 60 phút, đến 18:00`. */
function rhythm(
  { everyMinutes, untilAt }: Pick<Repeating, 'everyMinutes' | 'untilAt'>,
  timeZone: string,
  now: number,
): string {
  const end =
    untilAt === undefined ? 'cho đến khi kết thúc' : `đến ${sayTime(timeZone, untilAt, now)}`;
  return `mỗi ${everyMinutes} phút, ${end}`;
}

/** One that stands, in a line: what, how often, how often it was said, when next. */
export function sayStandingEmergency(standing: Standing, timeZone: string, now: number): string {
  const { title, nextAt, heard, handedOver, lost, firstAt, by } = standing;
  const counts = [
    `đã phát ${heard} lần`,
    ...(handedOver > 0 ? [`đã giao cho máy phát ${handedOver} lần`] : []),
    ...(lost > 0 ? [`lỡ hoặc dở dang ${lost} lần`] : []),
  ].join(', ');
  return `"${title}" nhắc lại ${rhythm(standing, timeZone, now)}: ${counts} từ ${sayTime(timeZone, firstAt, now)}; lần tới ${sayTime(timeZone, nextAt, now)} (${by}).`;
}

/** Why it is not repeated like that, and how to ask. */
export function sayRepeatRefusal(refusal: RepeatRefusal, timeZone: string, now: number): string {
  switch (refusal.code) {
    case 'interval':
      return `Nhắc lại được mỗi ${refusal.least} đến ${refusal.most} phút, viết số phút: --every 60.`;
    case 'until-too-soon':
      return `Đến ${sayTime(timeZone, refusal.untilAt, now)} thì chưa kịp nhắc lại lần nào: lần đầu là ${sayTime(timeZone, refusal.first, now)}. Chọn giờ muộn hơn, hoặc bỏ --every.`;
    case 'longer-than-interval':
      return `Lời này dài ${sayLength(refusal.durationMs)}, không nhắc lại mỗi ${refusal.everyMinutes} phút được: rút ngắn lời, hoặc nhắc thưa hơn.`;
  }
}
