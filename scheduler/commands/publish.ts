import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const publish: Command = {
  spec: {
    words: 'THƯ_MỤC',
    takes: [1, 1],
    about: 'Ghi trang web, âm thanh và lịch ra một thư mục, để chép lên máy chủ web thường.',
    flags: {},
    examples: ['loa publish /tmp/trang'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
