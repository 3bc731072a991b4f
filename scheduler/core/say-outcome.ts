import type { Outcome, Repeating } from './reason.ts';
import { stateWords } from './state-words.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayReason } from './say-reason.ts';
import { sayRefusal } from './say-cause.ts';
import { sayRepeating, sayRepeatRefusal } from './say-repeat.ts';
import { sayInstant, sayTime } from './words.ts';

/** A sentence for the person who asked. */
export function sayOutcome(outcome: Outcome, timeZone: string): string {
  switch (outcome.code) {
    case 'cancelled':
      return `Đã hủy buổi ${outcome.slot}.`;
    case 'approved':
      return `${outcome.by} đã duyệt bản tin ${outcome.sha256.slice(0, 12)}.`;
    case 'emergency-taken':
      return `Đã nhận lệnh phát khẩn ${outcome.slot}.`;
    case 'emergency-lost':
      return `Thông báo khẩn ${outcome.slot} không phát trọn được: ${
        outcome.reason ? sayReason(outcome.reason, timeZone) : 'không rõ vì sao.'
      }`;
    case 'emergency-silent':
      return `Đã nhận lệnh phát khẩn ${outcome.slot} nhưng chưa có tiếng nào ra: đầu ra chưa mở được. Nó vẫn được thử; xem: ${loaCommand} log. Không phát nữa: ${loaCommand} cancel ${outcome.slot} --by "Họ tên"`;
    case 'emergency-begun':
      return `Đang phát khẩn ${outcome.slot}.${repeats(outcome, timeZone)}`;
    case 'emergency-handed-over':
      return `Đã giao thông báo khẩn ${outcome.slot} cho máy phát của đài (đầu ra folder). Ở đây không biết lúc nào nó phát; xem máy ấy.${repeats(outcome, timeZone)}`;
    case 'repeat-refused':
      return `${sayRepeatRefusal(outcome.refusal, timeZone, outcome.at)} Chưa phát gì.`;
    case 'emergency-ended': {
      const ended = outcome.ended.map(({ slot, title }) => `"${title}" (${slot})`).join(', ');
      const sounding =
        outcome.sounding === undefined
          ? ''
          : ` Lần đang phát thì phát nốt; dừng ngay: ${loaCommand} stop --by "Họ tên"`;
      return `Không nhắc lại nữa: ${ended}.${sounding}`;
    }
    case 'nothing-repeats':
      return outcome.slot === undefined
        ? 'Không có thông báo khẩn nào đang nhắc lại.'
        : `"${outcome.slot}" không phải thông báo khẩn đang nhắc lại. Xem: ${loaCommand} queue`;
    case 'emergency-not-movable':
      return `${outcome.slot} là thông báo khẩn, không dời được: ra lệnh lại (${loaCommand} emergency), hoặc thôi nhắc lại bằng ${loaCommand} emergency --end`;
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
    case 'order-too-old':
      return `Lệnh phát khẩn lúc ${sayTime(timeZone, outcome.askedAt, outcome.at)} đã cũ, không phát nữa. Còn cần thì ra lệnh lại.`;
    case 'as-written':
      return outcome.message;
  }
}

/** What is said beside an emergency that is repeated; '' for one that is not. */
function repeats(
  { slot, repeat, at }: { slot: string; repeat?: Repeating; at: number },
  timeZone: string,
): string {
  return repeat
    ? ` ${sayRepeating(repeat, timeZone, at)} Thôi nhắc lại: ${loaCommand} emergency --end ${slot} --by "Họ tên"`
    : '';
}
