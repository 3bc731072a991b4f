import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const script: Command = {
  spec: {
    words: 'VĂN_BẢN',
    takes: [1, 1],
    about: 'In từng câu của một văn bản: lời viết và lời sẽ đọc.',
    flags: { json: jsonFlag },
    examples: ['loa script thong-bao/dich-vu-cong-truc-tuyen'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
