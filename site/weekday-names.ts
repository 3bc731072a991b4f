import type { Weekday } from '../content/schema/campaign.ts';

const names: Readonly<Record<Weekday, string>> = {
  mon: 'thứ Hai',
  tue: 'thứ Ba',
  wed: 'thứ Tư',
  thu: 'thứ Năm',
  fri: 'thứ Sáu',
  sat: 'thứ Bảy',
  sun: 'Chủ nhật',
};

/** `tue` → `thứ Ba` */
export const weekdayName = (day: Weekday): string => names[day];
