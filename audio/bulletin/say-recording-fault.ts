import type { RecordingFault } from './judge-recording.ts';

/** `m:ss`. */
export function sayLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is wrong with a recording, a Vietnamese sentence. */
export function sayRecordingFault(fault: RecordingFault): string {
  switch (fault.code) {
    case 'empty':
      return 'Tệp ghi âm rỗng (0 byte).';
    case 'unreadable':
      return 'Không đọc được tệp ghi âm này: không phải tệp âm thanh, hoặc tệp đã hỏng.';
    case 'silent':
      return 'Bản ghi âm im lặng từ đầu đến cuối.';
    case 'faint':
      return `Bản ghi âm quá nhỏ tiếng (${fault.levelDb} dB so với mức to nhất), phát ra loa không ai nghe được.`;
    case 'mostly-silent':
      return `Bản ghi âm dài ${sayLength(fault.lengthMs)} mà im lặng đến ${sayLength(fault.silentMs)}.`;
    case 'long-silence':
      return `Bản ghi âm im lặng ${sayLength(fault.silentMs)} liền, từ ${sayLength(fault.atMs)}: phát ra thì bà con tưởng loa hỏng.`;
    case 'steady':
      return 'Bản ghi âm chỉ có một tiếng ù hay tiếng xì đều từ đầu đến cuối, không có lời.';
    case 'cut-off':
      return `Bản ghi âm bị mất đoạn cuối: tệp chỉ còn ${sayLength(fault.lengthMs)}.`;
    case 'shorter-than-text':
      return `Bản ghi âm chỉ dài ${sayLength(fault.lengthMs)}, quá ngắn so với bài: đọc nhanh cũng phải ${sayLength(fault.limitMs)}.`;
    case 'longer-than-text':
      return `Bản ghi âm dài ${sayLength(fault.lengthMs)}, quá dài so với bài: đọc chậm, có nhạc, cũng chỉ đến ${sayLength(fault.limitMs)}.`;
  }
}

const again: Readonly<Record<RecordingFault['code'], string>> = {
  empty: 'Chép lại tệp từ máy ghi',
  unreadable: 'Lưu lại bản ghi thành .mp3 hoặc .wav rồi chép lại',
  silent: 'Xem micro có được bật và cắm đúng không, rồi ghi lại',
  faint: 'Ghi lại gần micro hơn, hoặc chỉnh to lên',
  'mostly-silent': 'Cắt bỏ những đoạn im lặng, hoặc ghi lại',
  'long-silence': 'Cắt bỏ đoạn im lặng ấy, hoặc ghi lại',
  steady: 'Xem micro có được bật và cắm đúng không, rồi ghi lại',
  'cut-off': 'Chép lại tệp từ máy ghi',
  'shorter-than-text': 'Xem có nhầm bản ghi của bài khác không',
  'longer-than-text': 'Xem có nhầm bản ghi của bài khác không',
};

/** How to mend what airs all the same. */
export const mendSaid =
  'Vẫn phát được. Nếu không cố ý để lặng (như phút mặc niệm) thì cắt bỏ đoạn im lặng ấy, hoặc ghi lại.';

/** How to mend it. `beside`: it lies beside a document, which the voice can read instead. */
export function mendRecording({ code }: RecordingFault, beside: boolean): string {
  const instead = beside ? 'xóa tệp này để giọng máy đọc bài' : 'báo khẩn bằng chữ';
  return `${again[code]}; hoặc ${instead}.`;
}
