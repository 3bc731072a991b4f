// The words for what became of the acts that change an airing.
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { ActOutcome } from './act-outcome.ts';
import type { NoPlace } from './place.ts';
import { sayRefusal } from './say-cause.ts';
import { sayLiveOutcome } from './say-live-outcome.ts';
import type { SpeechOutcome } from './say-speech-outcome.ts';
import { sayReason } from './say-reason.ts';
import { stateWords } from './state-words.ts';
import { sayInstant, sayTime } from './words.ts';

/** A sentence for the person who asked. */
export function sayActOutcome(
  outcome: Exclude<ActOutcome & { at: number }, { code: SpeechOutcome['code'] }>,
  timeZone: string,
): string {
  switch (outcome.code) {
    case 'restored':
      return `Đã khôi phục buổi ${outcome.slot}: phát lúc ${sayInstant(timeZone, outcome.to)} như cũ.`;
    case 'begins':
      return `Buổi ${outcome.slot} bắt đầu ngay bây giờ: buổi ${outcome.instead}.`;
    case 'has-begun':
      return `Buổi ${outcome.slot} đã phát lúc ${sayTime(timeZone, outcome.airedAt, outcome.at)}: buổi ${outcome.instead}.`;
    case 'did-not-begin':
      return `Buổi ${outcome.instead} không phát được: ${
        outcome.reason ? sayReason(outcome.reason, timeZone) : 'không rõ vì sao.'
      }`;
    case 'not-cancelled':
      return `Buổi ${outcome.slot} không bị hủy nên không có gì để khôi phục: ${stateWords[outcome.state]}.`;
    case 'not-lost':
      return `Buổi ${outcome.slot} chưa lỡ nên chưa phát bù: ${stateWords[outcome.state]}. Đổi giờ của nó: ${loaCommand} move`;
    case 'not-restorable':
      return `Buổi ${outcome.slot} không khôi phục được vì không phải do người hủy${
        outcome.reason ? `: ${sayReason(outcome.reason, timeZone)}` : '.'
      } Còn muốn phát thì dời nó: ${loaCommand} move`;
    case 'not-free':
      return `Buổi ${outcome.slot} không trở lại giờ cũ được: ${sayNoPlace(outcome.no, timeZone)} Dời sang giờ khác: ${loaCommand} move`;
    case 'not-made':
      return `Bản tin của buổi ${outcome.slot} đang được làm, chưa phát được. Đợi vài phút rồi ra lệnh lại; lâu quá thì xem ${loaCommand} doctor.`;
    case 'not-approved':
      return `Bản tin của buổi ${outcome.slot} chưa được duyệt nên chưa phát được. Duyệt: ${loaCommand} approve ${outcome.slot} --by "Họ tên"`;
    case 'no-free-moment':
      return `Trong hai tuần tới không còn giờ được phép nào trống cho buổi ${outcome.slot}.`;
    case 'unknown-act':
      return 'Chương trình loa đang chạy là bản cũ, chưa biết làm việc này. Tắt nó đi rồi mở lại (npm start), rồi ra lệnh lại.';
    case 'too-old':
      return `Lệnh lúc ${sayTime(timeZone, outcome.askedAt, outcome.at)} đã cũ, không làm nữa. Còn cần thì ra lệnh lại.`;
    default:
      return sayLiveOutcome(outcome, timeZone);
  }
}

/** Why an airing cannot stand then: a sentence. */
export function sayNoPlace(no: NoPlace, timeZone: string): string {
  switch (no.code) {
    case 'past':
      return `${sayInstant(timeZone, no.to)} đã qua.`;
    case 'refused':
      return sayRefusal(no.refusal);
    case 'taken':
      return `giờ ấy trùng buổi ${no.beside}.`;
  }
}
