import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const report: Command = {
  spec: {
    words: '[CHIẾN_DỊCH]',
    takes: [0, 1],
    about: 'Ghi báo cáo chiến dịch: một trang HTML để in khổ A4 và một bảng CSV.',
    flags: {
      out: { value: 'THƯ_MỤC', short: 'o', says: 'nơi ghi (mặc định reports/ trong LOA_DATA)' },
      json: jsonFlag,
    },
    examples: ['loa report', 'loa report -o bao-cao/'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
