// The words for what became of an act on what sounds, or on how it sounds.
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { ActOutcome } from './act-outcome.ts';
import { sayRefusal } from './say-cause.ts';
import { sayLength, sayTime } from './words.ts';

type Code =
  | 'paused'
  | 'resumed'
  | 'skipped'
  | 'paused-already'
  | 'emergency-not-pausable'
  | 'no-time-to-pause'
  | 'nothing-paused'
  | 'volume-set'
  | 'volume-range'
  | 'sent-back'
  | 'tone-sounded'
  | 'tone-ended'
  | 'tone-busy'
  | 'tone-near'
  | 'tone-refused'
  | 'tone-nowhere';
type LiveOutcome = Extract<ActOutcome, { code: Code }> & { readonly at: number };

/** A sentence for the person who asked. */
export function sayLiveOutcome(outcome: LiveOutcome, timeZone: string): string {
  switch (outcome.code) {
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
        .map(({ output, why, devices }) => {
          if (devices) return `${output}: ${devices.join(' ')}`;
          return why === '' ? `${output}: đã phát tiếng thử.` : `${output}: ${why}`;
        })
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
