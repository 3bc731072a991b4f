import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const emergency: Command = {
  spec: {
    words: 'TỆP | VĂN_BẢN',
    takes: [1, 1],
    about: 'Phát khẩn cấp ngay lập tức một tệp văn bản, một tệp âm thanh hoặc một câu.',
    flags: { by: { value: 'TÊN', says: 'người làm việc này; được ghi vào nhật ký' } },
    examples: ['loa emergency "Khẩn: nước lên nhanh, bà con di dời ngay." --by "Nguyễn Văn An"'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
