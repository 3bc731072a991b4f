// What is not well with a recording, in words for whoever reads, and what to do about it.
import type { ReadingDoubt, TakeDoubt, TakeFlaw } from '../../../audio/studio/index.ts';

/** Of a microphone, said right after one has read. */
export const flawWords: Readonly<Record<TakeFlaw, string>> = {
  'too-loud': 'Quá to: đọc nhỏ hơn, hay lùi ra xa micrô một gang tay.',
  'too-quiet': 'Quá nhỏ: đọc to hơn, hay lại gần micrô hơn.',
  noise: 'Có tiếng ồn: tắt quạt, đóng cửa, hay sang phòng yên hơn.',
  clipped: 'Vỡ tiếng: lùi ra xa micrô, hay vặn nhỏ nút tiếng vào của máy.',
  empty: 'Không nghe thấy tiếng đọc: xem micrô đã cắm, đã bật, và chọn đúng micrô chưa.',
  'cut-off': 'Bị cụt đầu hay cuối: bấm Thu, chờ một nhịp rồi đọc; đọc xong chờ một nhịp mới dừng.',
};

/** Of a sentence that was cut out of a whole reading. */
export const doubtWords: Readonly<Record<TakeDoubt | ReadingDoubt, string>> = {
  ...flawWords,
  skipped: 'Không tìm thấy câu này trong bài đọc.',
  repeated: 'Câu này đọc hơn một lần: máy lấy lần cuối.',
  misread: 'Có chỗ nghe khác với chữ.',
  'no-pause': 'Không có chỗ nghỉ giữa câu này và câu bên cạnh: chỗ cắt có thể nghe thấy.',
  tempo: 'Nhanh hay chậm hơn hẳn thường lệ.',
  extra: 'Ngay trước câu có lời khác.',
};

/** `['noise', 'tempo']` → both sentences. */
export function sayDoubts(codes: readonly (TakeDoubt | ReadingDoubt)[]): string {
  return codes.map((code) => doubtWords[code]).join(' ');
}
