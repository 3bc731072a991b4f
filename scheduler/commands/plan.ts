import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const plan: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'In các suất phát của chiến dịch, mỗi suất kèm lý do nó ở đó. Không ghi gì.',
    flags: { json: jsonFlag },
    examples: ['loa plan'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
