// What a browser may send up that is larger than everything else: whoever hands requests on lets it pass.
import { sentBackup } from './sent-backup.ts';

export interface SentLarge {
  /** `POST` of it. */
  readonly path: string;
  readonly mostBytes: number;
  /** Vietnamese. */
  readonly tooLarge: string;
}

export const sentVoice: SentLarge = {
  path: '/dai/viec/voice',
  mostBytes: 450 * 1024 * 1024,
  tooLarge:
    'Chưa nhận gì. Gói giọng đọc gửi lên tối đa 450 MB. Gói lớn hơn thì chép vào ổ USB cắm ở máy của đài, rồi chọn tên nó ở trang Giọng đọc.',
};

export const sentLarge: readonly SentLarge[] = [sentBackup, sentVoice];
