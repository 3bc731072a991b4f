import { jsonFlag, type Command } from './command.ts';
import { Failure } from './failure.ts';

export const say: Command = {
  spec: {
    words: 'VĂN_BẢN | -',
    takes: [1, 1],
    about: 'Cho biết loa sẽ đọc văn bản thế nào. Với dấu - thì đọc từng dòng từ đầu vào chuẩn.',
    flags: {
      'text-only': { says: 'chỉ in lời đọc, mỗi dòng vào một dòng ra' },
      explain: { says: 'cho biết từng chỗ được đọc theo quy tắc và dòng bảng nào' },
      json: jsonFlag,
      out: { value: 'TỆP.wav', short: 'o', says: 'ghi âm thanh ra tệp' },
    },
    examples: [
      'loa say "Họp lúc 8h05 ngày 06/01/2022"',
      'loa say --explain "Nghị định số 42/2022/NĐ-CP"',
      'loa say "Kính mời bà con" -o thu.wav',
    ],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
