import { loaCommand } from '../../../content/schema/loa-command.ts';

/** Where the console does what a command does. The longest beginning counts. */
const places: Readonly<Record<string, string>> = {
  'account list': 'trang Tài khoản',
  approve: 'trang Duyệt',
  backup: 'phần Sao lưu ở trang Máy',
  cancel: 'nút “Hủy buổi này” ở trang của buổi ấy',
  doctor: 'phần Khám máy ở trang Máy',
  'emergency --end': 'nút “Thôi nhắc lại” ở trang Khẩn cấp',
  emergency: 'trang Khẩn cấp',
  log: 'trang Nhật ký',
  move: 'nút “Dời giờ” ở trang của buổi ấy',
  queue: 'trang Lịch',
  render: 'nút “Làm lại bản tin thiếu, hỏng” ở trang Máy',
  resume: 'nút “Phát tiếp” ở trang Hôm nay',
  stop: 'nút “Dừng ngay”',
};

const names = Object.keys(places).toSorted((a, b) => b.length - a.length);
/** A command as a sentence names it, with what follows it: flags, airings, what stands in quotes. */
const command = new RegExp(
  `${loaCommand} (${names.join('|')})(?![\\w-])(?: (?:--[\\w-]+|"[^"]*"|[\\w-]+@[\\w:./-]*\\w))*`,
  'g',
);

/** A sentence that was written for whoever sits at a terminal, for whoever has the console before him. */
export function inBrowser(text: string): string {
  return text
    .replace(/Dựng trang: npm start/, 'Dựng trang: nút “Dựng lại trang” ở trang Máy')
    .replace(/Chạy: (?=npx)/g, 'Dùng ')
    .replace(command, (_, name: string) => places[name] ?? '');
}
