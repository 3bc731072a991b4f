import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const cancel: Command = {
  spec: {
    words: 'SUẤT',
    takes: [1, 1],
    about: 'Hủy một suất phát. Ghi vào nhật ký ai hủy và vì sao.',
    flags: {
      by: { value: 'TÊN', says: 'người làm việc này; được ghi vào nhật ký' },
      reason: { value: 'LÝ_DO', says: 'vì sao' },
    },
    examples: ['loa cancel SUẤT --by "Nguyễn Văn An" --reason "trùng lễ tang"'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
