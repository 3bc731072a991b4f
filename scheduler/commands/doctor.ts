import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const doctor: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'Khám máy và nội dung, chỉ cách chữa từng chỗ hỏng. Mã kết thúc 1 nếu có chỗ hỏng.',
    flags: { json: jsonFlag },
    examples: ['loa doctor'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
