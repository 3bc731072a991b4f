import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const render: Command = {
  spec: {
    words: '[SUẤT...]',
    takes: [0, Infinity],
    about: 'Tạo âm thanh cho các suất sắp phát, hoặc cho những suất được nêu.',
    flags: { all: { says: 'mọi suất còn lại của chiến dịch' }, json: jsonFlag },
    examples: ['loa render', 'loa render --all'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
