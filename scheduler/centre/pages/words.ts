// What people read of the ledger's codes.
import { dayMs } from '../../../content/schema/durations.ts';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { formatInstant, readWall } from '../../core/zone.ts';
import type { JudgedStation } from '../overview/arrange.ts';
import type { Standing } from '../overview/judge-station.ts';

/** As a tile and a filter. */
export const standingNames: Readonly<Record<Standing, string>> = {
  log: 'Nhật ký không khớp',
  'no-key': 'Khóa đã thu hồi',
  never: 'Chưa nói lần nào',
  silent: 'Im lặng',
  lost: 'Có buổi lỡ',
  trouble: 'Có sự cố',
  clock: 'Lệch giờ',
  unknown: 'Chưa rõ hết',
  well: 'Tốt',
};

/** As a row says it. */
export function sayStanding(row: JudgedStation, now: number): string {
  switch (row.standing) {
    case 'silent':
      return `Im lặng ${sayAgo(now - (row.heardAt ?? now))}`;
    case 'lost':
      return row.disputed > 0
        ? `${row.lost} buổi lỡ, ${row.disputed} buổi kể khác nhau`
        : `${row.lost} buổi lỡ`;
    case 'trouble':
      return row.isRunning === false ? 'Chương trình phát không chạy' : `${row.troubles} sự cố`;
    case 'clock':
      return `Lệch giờ ${Math.round(Math.abs(row.clockErrorMs ?? 0) / 1000)} giây`;
    case 'unknown':
      return row.linesBehind > 0
        ? `Còn ${row.linesBehind} dòng chưa chép`
        : `${row.unknown} buổi chưa rõ`;
    default:
      return standingNames[row.standing];
  }
}

/** `3 giờ`, `2 ngày`: the largest unit alone. */
export function sayAgo(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 1) return 'dưới 1 phút';
  if (minutes < 90) return `${minutes} phút`;
  if (minutes < 36 * 60) return `${Math.round(minutes / 60)} giờ`;
  return `${Math.round(minutes / 1440)} ngày`;
}

/** `30/11/2026 17:00`. A station may say any number. */
export function sayAt(at: number): string {
  if (Math.abs(at) > lastInstant) return 'giờ không đọc được';
  const { day, time } = readWall(fallbackTimeZone, at);
  return `${day.split('-').toReversed().join('/')} ${time}`;
}

/** `30/11/2026 17:00:05`. */
export function saySecond(at: number): string {
  if (Math.abs(at) > lastInstant) return 'giờ không đọc được';
  return `${sayAt(at)}:${formatInstant(fallbackTimeZone, at).slice(17, 19)}`;
}

/** Of a Date, a day before its end. */
const lastInstant = 8.64e15 - dayMs;

/** `3.112`. */
export function sayNumber(value: number): string {
  return value.toLocaleString('vi-VN');
}

export const stateNames: Readonly<Record<string, string>> = {
  planned: 'chưa rõ',
  ready: 'chưa rõ',
  airing: 'đang phát',
  aired: 'đã phát',
  'handed-over': 'đã giao máy khác',
  missed: 'lỡ',
  interrupted: 'dở dang',
  cancelled: 'đã hủy',
};

export const findingWords: Readonly<Record<string, string>> = {
  restarted: 'Nhật ký bắt đầu lại từ dòng đầu',
  forked: 'Dòng này khác với dòng đã chép',
  cut: 'Nhật ký ở đài ngắn hơn bản đã chép, chỉ còn đến dòng này',
  gap: 'Thiếu dòng này',
  altered: 'Dòng này bị sửa: mã băm không đúng với lời',
};
