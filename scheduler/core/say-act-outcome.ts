// The words for what became of the acts that change an airing.
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { ActOutcome } from './act-outcome.ts';
import type { NoPlace } from './place.ts';
import { sayRefusal } from './say-cause.ts';
import { sayReason } from './say-reason.ts';
import { stateWords } from './state-words.ts';
import { sayInstant, sayLength, sayTime } from './words.ts';

/** A sentence for the person who asked. */
export function sayActOutcome(outcome: ActOutcome & { at: number }, timeZone: string): string {
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
    case 'paused':
      return `Đã tạm dừng ${outcome.slot}, đã phát ${sayLength(outcome.positionMs)}. Phát tiếp trước ${sayTime(timeZone, outcome.untilAt, outcome.at)}: ${loaCommand} resume --by "Họ tên"; quá giờ ấy thì buổi này được ghi là dở dang.`;
    case 'resumed':
      return `Phát tiếp ${outcome.slot}.`;
    case 'skipped':
      return `Đã bỏ qua ${sayLength(outcome.skippedMs)} của ${outcome.slot}${outcome.ended ? '; sau đó không còn gì, buổi này đã hết.' : ', phát tiếp từ phần sau.'}`;
    case 'paused-already':
      return `${outcome.slot} đang tạm dừng rồi. Phát tiếp: ${loaCommand} resume --by "Họ tên"`;
    case 'emergency-not-pausable':
      return `${outcome.slot} là thông báo khẩn, không tạm dừng được. Dừng hẳn: ${loaCommand} stop --by "Họ tên"`;
    case 'no-time-to-pause':
      return `${outcome.slot} không tạm dừng được: phát nốt là vừa hết giờ được phép. Dừng hẳn: ${loaCommand} stop --by "Họ tên"`;
    case 'nothing-paused':
      return 'Không có gì đang tạm dừng.';
    case 'volume-set':
      return sayVolume(outcome);
    case 'volume-range':
      return `Âm lượng phải từ ${outcome.lowestDb} đến 0 (đê xi ben).`;
    case 'sent-back':
      return `${outcome.by} đã trả lại bản tin ${outcome.sha256.slice(0, 12)}. Sửa nội dung rồi duyệt bản mới.`;
    case 'tone-sounded':
      return outcome.ends
        .map(({ output, why }) =>
          why === '' ? `${output}: đã phát tiếng thử.` : `${output}: ${why}`,
        )
        .join(' ');
    case 'tone-ended':
      return 'Đã dừng tiếng thử.';
    case 'tone-busy':
      return outcome.slot === ''
        ? 'Tiếng thử đang phát rồi.'
        : `Đang phát ${outcome.slot}, không thử loa lúc này.`;
    case 'tone-near':
      return `Buổi ${outcome.slot} phát lúc ${sayTime(timeZone, outcome.startsAt, outcome.at)}, sắp tới giờ nên không thử loa. Thử lại sau buổi ấy.`;
    case 'tone-refused':
      return `${sayRefusal(outcome.refusal)} Vẫn muốn thử loa thì thêm --force (trên trang: đánh dấu “thử cả ngoài giờ”).`;
    case 'tone-nowhere':
      return 'Đường ra là thư mục giao cho máy phát khác, ở đây không thử được. Thử ở máy phát ấy.';
    case 'unknown-act':
      return 'Chương trình loa đang chạy là bản cũ, chưa biết làm việc này. Tắt nó đi rồi mở lại (npm start), rồi ra lệnh lại.';
    case 'too-old':
      return `Lệnh lúc ${sayTime(timeZone, outcome.askedAt, outcome.at)} đã cũ, không làm nữa. Còn cần thì ra lệnh lại.`;
  }
}

function sayVolume({ gainDb, later, never }: Extract<ActOutcome, { code: 'volume-set' }>): string {
  const set = gainDb === 0 ? 'Âm lượng: to nhất.' : `Âm lượng: nhỏ đi ${-gainDb} đê xi ben.`;
  return [
    set,
    ...(later.length > 0 ? [`${later.join(', ')}: từ buổi sau.`] : []),
    ...(never.length > 0
      ? [`Không chỉnh được ở đây: ${never.join(', ')}; chỉnh ở máy phát ấy.`]
      : []),
    ...(gainDb === 0 ? [] : ['Thông báo khẩn vẫn phát to nhất.']),
  ].join(' ');
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
