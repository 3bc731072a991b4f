import { isDay } from '../core/day.ts';
import { placeWallTime } from '../core/zone.ts';
import { UsageFailure } from '../failure.ts';

/** `2026-11-25 17:30` (or with a T) in the ward's zone → epoch ms. Throws UsageFailure. */
export function readMoment(flag: string, text: string, timeZone: string): number {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text.trim()) ?? [];
  const hint = `Viết như: --${flag} "2026-11-25 17:30".`;
  if (day === undefined || time === undefined)
    throw new UsageFailure(
      text === '' ? `Thiếu --${flag}: lúc nào?` : `Không hiểu giờ "${text}".`,
      hint,
    );
  if (!isDay(day) || time >= '24:00' || Number(time.slice(3)) > 59)
    throw new UsageFailure(`Không có lúc nào là "${text}".`, hint);
  const placed = placeWallTime(timeZone, day, time);
  if (placed.shiftedTo !== undefined)
    throw new UsageFailure(`Hôm ấy đồng hồ bỏ qua giờ ${time}.`, 'Chọn giờ khác.');
  return placed.at;
}
