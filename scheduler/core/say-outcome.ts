import type { Outcome } from './reason.ts';
import { stateWords } from './state-words.ts';
import { sayTime } from './words.ts';

/** A sentence for the person who asked. */
export function sayOutcome(outcome: Outcome, timeZone: string): string {
  switch (outcome.code) {
    case 'cancelled':
      return `Đã hủy buổi ${outcome.slot}.`;
    case 'approved':
      return `${outcome.by} đã duyệt bản tin ${outcome.sha256.slice(0, 12)}.`;
    case 'emergency-begun':
      return `Đang phát khẩn ${outcome.slot}.`;
    case 'no-such-slot':
      return `Không có buổi "${outcome.slot}". Xem các buổi bằng loa queue.`;
    case 'not-cancellable':
      return `Buổi ${outcome.slot} không hủy được nữa: ${stateWords[outcome.state]}.`;
    case 'needs-daemon':
      return 'Chương trình loa không chạy, nên không phát được ngay. Chạy loa run rồi ra lệnh lại.';
    case 'withdrawn':
      return 'Người ra lệnh đã rút.';
    case 'order-too-old':
      return `Lệnh phát khẩn lúc ${sayTime(timeZone, outcome.askedAt, outcome.at)} đã cũ, không phát nữa. Còn cần thì ra lệnh lại.`;
    case 'as-written':
      return outcome.message;
  }
}
