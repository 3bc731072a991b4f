import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const queue: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'In mọi suất phát và trạng thái của nó.',
    flags: { json: jsonFlag },
    examples: ['loa queue'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
