import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const approve: Command = {
  spec: {
    words: 'SUẤT',
    takes: [1, 1],
    about: 'Duyệt bản tin của một suất. Sửa nội dung thì phải duyệt lại.',
    flags: { by: { value: 'TÊN', says: 'người làm việc này; được ghi vào nhật ký' } },
    examples: ['loa approve SUẤT --by "Nguyễn Văn An"'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
