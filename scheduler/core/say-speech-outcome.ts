// The words for what became of somebody who wanted to speak live.
import type { Outcome } from './outcome.ts';
import { sayRefusal } from './say-cause.ts';
import { sayLength } from './words.ts';

const codes = [
  'speech-taken',
  'speech-busy',
  'speech-under-emergency',
  'speech-refused',
  'speech-nowhere',
  'speech-no-clock',
  'speech-gone',
  'speech-not-movable',
  'speech-not-pausable',
] as const;

export type SpeechOutcome = Extract<Outcome, { code: (typeof codes)[number] }>;

export function isSpeechOutcome(outcome: Outcome): outcome is SpeechOutcome {
  return codes.some((code) => code === outcome.code);
}

/** A sentence for the person who asked. */
export function saySpeechOutcome(outcome: SpeechOutcome): string {
  switch (outcome.code) {
    case 'speech-taken':
      return `Đang mở loa để nói trực tiếp, tối đa ${sayLength(outcome.mostMs)}.`;
    case 'speech-busy':
      return `${outcome.by} đang nói trực tiếp. Chờ người ấy nói xong, hoặc bấm “Dừng ngay” để dừng lời ấy.`;
    case 'speech-under-emergency':
      return 'Đang phát thông báo khẩn, chưa nói thông báo thường được. Chờ phát xong; việc khẩn thì chọn “Khẩn cấp”.';
    case 'speech-refused':
      return `${sayRefusal(outcome.refusal)} Việc khẩn thì chọn “Khẩn cấp”, lúc nào cũng nói được.`;
    case 'speech-nowhere':
      return sayNowhere;
    case 'speech-no-clock':
      return 'Đồng hồ của chương trình đang chạy thử, không theo giờ thật, nên không nói trực tiếp được.';
    case 'speech-gone':
      return 'Lời nói này đã kết thúc trước khi mở được loa. Muốn nói thì bấm lại.';
    case 'speech-not-movable':
      return `${outcome.slot} là lời nói trực tiếp, không dời hay phát lại theo lịch được.`;
    case 'speech-not-pausable':
      return `${outcome.slot} là lời nói trực tiếp, không tạm dừng được. Dừng hẳn thì bấm “Dừng ngay”.`;
  }
}

/** Where nothing here sounds. */
export const sayNowhere =
  'Đường ra chỉ nhận tệp (thư mục giao cho máy phát khác, loa mạng), không nói trực tiếp được. Nói qua micro của máy ấy, hoặc thêm đường ra loa hay Icecast.';
