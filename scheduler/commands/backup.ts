import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const backup: Command = {
  spec: {
    words: '[TỆP]',
    takes: [0, 1],
    about: 'Sao lưu dữ liệu ra một tệp, kể cả khi đang chạy.',
    flags: {},
    examples: ['loa backup', 'loa backup /media/usb/loa.db'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
