// The words for what an airing was lost by: clauses that stand after "vì".
import { weekdayNames } from '../../content/schema/names.ts';
import type { Cause, Crowded, Outage, Refusal, StoreTroubleCode } from './reason.ts';
import { sayDay, sayLength, sayShortInstant, sayTime } from './words.ts';

/** The clause after "vì": `máy mất điện hoặc tắt đột ngột từ khoảng 16:41 đến 17:32`. */
export function sayCause(cause: Cause, timeZone: string): string {
  switch (cause.code) {
    case 'runs-into-next':
      return `phát muộn sẽ chồm lên buổi ${sayShortInstant(timeZone, cause.next)}`;
    case 'too-late':
      return 'đã quá giờ cho phép phát muộn';
    case 'planned-too-late':
      return 'giờ ấy đã qua khi lịch được đặt';
    case 'not-ready':
      return 'bản tin chưa làm xong';
    case 'not-approved':
      return 'bản tin chưa được duyệt';
    case 'crowded':
      return crowdedWords(cause);
    case 'nothing-new':
      return 'từ buổi trước chưa có câu trả lời nào mới';
    case 'busy':
      return 'buổi khác đang phát';
    case 'output-failed':
      return 'thiết bị phát hỏng giữa chừng';
    case 'cut-at':
      return `bị ngắt lúc ${sayTime(timeZone, cause.at, cause.at)}`;
    case 'power-cut':
      return 'mất điện hoặc máy tắt giữa chừng';
    case 'day-off':
    case 'weekday':
    case 'outside-hours':
    case 'quiet-hours':
    case 'too-long': {
      const { late } = cause;
      const outage = late?.outage ? `${sayOutage(late.outage, timeZone)}, ` : '';
      const begin = late ? `${outage}phát muộn thì sai giờ: ` : '';
      return begin + uncapitalise(sayRefusal(cause));
    }
    default:
      return sayOutage(cause, timeZone);
  }
}

function crowdedWords({ by, beside, limit, citation }: Crowded): string {
  switch (by) {
    case 'length':
      return `phát cùng buổi với "${beside}" thì quá ${limit} phút cho một buổi (${citation})`;
    case 'count':
      return `ngày ấy đã đủ ${limit} buổi phát (${citation})`;
    case 'hours':
      return `phát nối sau "${beside}" thì quá giờ được phép`;
  }
}

/** A Vietnamese sentence with the rule's citation. */
export function sayRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'day-off':
      return `${sayDay(refusal.day)} là ngày không phát: ${refusal.why}.`;
    case 'weekday':
      return `Không được phát vào ${weekdayNames[refusal.weekday]} (${refusal.citation}).`;
    case 'quiet-hours':
      return `${refusal.at} chạm giờ yên tĩnh ${refusal.hours}: ${refusal.why}.`;
    case 'outside-hours':
      return `Phát từ ${refusal.from} đến ${refusal.to ?? 'qua nửa đêm'} là ngoài giờ được phép ${refusal.hours.join(', ')} (${refusal.citation}).`;
    case 'too-long':
      return `Bản tin dài ${sayLength(refusal.durationMs)}, quá ${refusal.maxMinutes} phút cho một buổi (${refusal.citation}).`;
  }
}

/** A clause: `máy ngủ hoặc chương trình bị treo từ khoảng 16:41 đến 17:32`. */
export function sayOutage({ from, to, code, trouble }: Outage, timeZone: string): string {
  if (code === 'new') return `chương trình chưa chạy lần nào trước ${sayTime(timeZone, to, from)}`;
  if (code === 'damaged') return 'nhật ký bị hỏng, không rõ đã phát hay chưa';
  const span = `từ khoảng ${sayTime(timeZone, from, to)} đến ${sayTime(timeZone, to, from)}`;
  const what: Readonly<Record<typeof code, string>> = {
    crash: 'máy mất điện hoặc tắt đột ngột',
    stop: 'chương trình được tắt',
    frozen: 'máy ngủ hoặc chương trình bị treo',
    clock: 'đồng hồ máy nhảy',
    blocked: trouble ? storeTroubleWords[trouble] : 'chương trình không ghi được dữ liệu',
  };
  return `${what[code]} ${span}`;
}

/** Clauses. */
export const storeTroubleWords: Readonly<Record<StoreTroubleCode, string>> = {
  'disk-full': 'đĩa đầy, không ghi được dữ liệu',
  'database-locked': 'cơ sở dữ liệu bị một chương trình khác giữ',
  'database-damaged': 'cơ sở dữ liệu bị hỏng',
  'no-permission': 'không có quyền ghi dữ liệu',
  'disk-error': 'đĩa lỗi',
};

function uncapitalise(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '');
}
