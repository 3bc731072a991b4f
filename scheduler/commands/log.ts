import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const log: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'In nhật ký phát thanh, cũ trước mới sau. Mỗi dòng được khóa vào dòng trước bằng mã băm.',
    flags: {
      verify: { says: 'kiểm tra nhật ký có bị sửa hoặc cắt không' },
      head: {
        value: 'MÃ',
        says: 'mã cuối đã in trong báo cáo, để biết đuôi nhật ký có bị cắt không',
      },
      json: jsonFlag,
    },
    examples: ['loa log', 'loa log --verify --head 3f2a…'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
