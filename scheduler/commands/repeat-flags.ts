// How `loa emergency` is told to say something again: `--every 60`, `--until 18:00`.
import { minuteMs } from '../../content/schema/durations.ts';
import { repeatMinutes, repeatRefusal } from '../core/repeat.ts';
import { sayRepeatRefusal } from '../core/say-repeat.ts';
import type { Repeat } from '../core/slot.ts';
import { addDays, readWall } from '../core/zone.ts';
import { UsageFailure } from '../failure.ts';
import type { Call, Flag } from './command.ts';
import { readMoment } from './moment.ts';

export const repeatFlags: Readonly<Record<'every' | 'until', Flag>> = {
  every: {
    value: 'PHÚT',
    says: `nhắc lại mỗi chừng ấy phút (${repeatMinutes.least}–${repeatMinutes.most}), cả đêm, cho đến khi kết thúc`,
  },
  until: {
    value: 'GIỜ',
    says: 'nhắc lại đến lúc nào: 18:00 (hôm nay, đã qua thì ngày mai) hay "2026-12-01 18:00"',
  },
};

/** What the flags ask for; undefined for an emergency that is said once. Throws UsageFailure, before anything is made. */
export function readRepeat(
  call: Pick<Call, 'value'>,
  timeZone: string,
  now: number,
): Pick<Repeat, 'everyMinutes' | 'untilAt'> | undefined {
  const every = call.value('every')?.trim();
  const until = call.value('until')?.trim();
  if (every === undefined) {
    if (until === undefined) return undefined;
    throw new UsageFailure('--until cần đi cùng --every.', 'Ví dụ: --every 60 --until 18:00');
  }
  const repeat = {
    everyMinutes: /^\d{1,4}$/.test(every) ? Number(every) : Number.NaN,
    ...(until !== undefined && { untilAt: readUntil(until, timeZone, now) }),
  };
  const refusal = repeatRefusal(repeat, now);
  if (refusal) throw new UsageFailure(sayRepeatRefusal(refusal, timeZone, now), '');
  return repeat;
}

/** To the end of that minute. A time alone is its next occurrence. */
export function readUntil(text: string, timeZone: string, now: number): number {
  const lastOf = (minute: number): number => minute + minuteMs - 1;
  if (!/^\d{1,2}:\d{2}$/.test(text)) return lastOf(readMoment('until', text, timeZone));
  const { day } = readWall(timeZone, now);
  const time = text.padStart(5, '0');
  const today = readMoment('until', `${day} ${time}`, timeZone);
  if (today > now) return lastOf(today);
  return lastOf(readMoment('until', `${addDays(day, 1)} ${time}`, timeZone));
}
