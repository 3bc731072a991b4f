// A backup that is sent up by a browser is larger than anything else that is: it has what people write, with its files, in it.
import { loaCommand } from '../../content/schema/loa-command.ts';

export const sentBackup = {
  /** `POST` of it. */
  path: '/dai/viec/restore-backup',
  /** Bytes: as much as the machine keeps of its own. */
  mostBytes: 500 * 1024 * 1024,
  tooLarge: `Chưa nhận gì. Bản sao lưu gửi lên từ trình duyệt tối đa 500 MB. Bản lớn hơn thì chép vào máy của đài, rồi ở máy ấy chạy: ${loaCommand} backup --restore TỆP`,
} as const;
