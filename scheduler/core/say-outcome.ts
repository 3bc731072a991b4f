import type { Outcome } from './outcome.ts';
import { stateWords } from './state-words.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayActOutcome } from './say-act-outcome.ts';
import { isEmergencyOutcome, sayEmergencyOutcome } from './say-emergency-outcome.ts';
import { sayRefusal } from './say-cause.ts';
import { isSpeechOutcome, saySpeechOutcome } from './say-speech-outcome.ts';
import { sayInstant, sayTime } from './words.ts';

/** A sentence for the person who asked. */
export function sayOutcome(outcome: Outcome, timeZone: string): string {
  switch (outcome.code) {
    case 'cancelled':
      return `Đã hủy buổi ${outcome.slot}.`;
    case 'approved':
      return `${outcome.by} đã duyệt bản tin ${outcome.sha256.slice(0, 12)}.`;
    case 'stopped':
      return outcome.repeatsAt === undefined
        ? `Đã dừng ${outcome.slot}. ${outcome.makeUp ? 'Buổi bù được xếp nếu còn giờ.' : 'Không phát bù.'}`
        : `Đã dừng ${outcome.slot}. Nó còn nhắc lại lúc ${sayTime(timeZone, outcome.repeatsAt, outcome.at)}; thôi hẳn: ${loaCommand} emergency --end --by "Họ tên"`;
    case 'moved':
      return `Đã dời buổi ${outcome.slot} sang ${sayInstant(timeZone, outcome.to)}: buổi ${outcome.instead}.`;
    case 'no-such-slot':
      return `Không có buổi "${outcome.slot}". Xem các buổi: ${loaCommand} queue`;
    case 'not-cancellable':
      return outcome.state === 'airing'
        ? `Buổi ${outcome.slot} đang phát nên không hủy được nữa. Dừng ngay: ${loaCommand} stop ${outcome.slot} --by "Họ tên"`
        : `Buổi ${outcome.slot} không hủy được nữa: ${stateWords[outcome.state]}.`;
    case 'not-movable':
      return outcome.state === 'airing'
        ? `Buổi ${outcome.slot} đang phát nên không dời được. Dừng trước: ${loaCommand} stop ${outcome.slot} --by "Họ tên"`
        : `Buổi ${outcome.slot} không dời được: ${stateWords[outcome.state]}.`;
    case 'not-on-air':
      return outcome.state === 'planned' || outcome.state === 'ready'
        ? `Buổi ${outcome.slot} chưa phát. Hủy: ${loaCommand} cancel ${outcome.slot} --by "Họ tên"`
        : `Buổi ${outcome.slot} không phát lúc này: ${stateWords[outcome.state]}.`;
    case 'nothing-sounds':
      return 'Không có gì đang phát.';
    case 'past':
      return `${sayInstant(timeZone, outcome.to)} đã qua. Chọn một giờ sắp tới.`;
    case 'refused':
      return `${sayRefusal(outcome.refusal)} Chọn giờ khác.`;
    case 'taken':
      return `Giờ ấy trùng buổi ${outcome.beside}. Chọn giờ khác.`;
    case 'moved-already':
      return `Buổi ${outcome.slot} đã có buổi ${outcome.instead} thay. Dời buổi ấy.`;
    case 'needs-daemon':
      return 'Chương trình loa không chạy, nên không làm được. Chạy npm start rồi ra lệnh lại.';
    case 'withdrawn':
      return 'Người ra lệnh đã rút.';
    case 'not-allowed':
      return 'Tài khoản này không có quyền làm việc ấy; chưa làm gì. Nhờ người có quyền, hoặc người quản trị thêm vai trò.';
    case 'as-written':
      return outcome.message;
    default:
      if (isSpeechOutcome(outcome)) return saySpeechOutcome(outcome);
      return isEmergencyOutcome(outcome)
        ? sayEmergencyOutcome(outcome, timeZone)
        : sayActOutcome(outcome, timeZone);
  }
}
