import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const run: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'Trực phát thanh: phục vụ trang, chờ đến giờ, phát, ghi nhật ký. Dừng bằng Ctrl-C.',
    flags: {
      port: {
        value: 'CỔNG',
        says: 'cổng của trang, 0 là cổng trống bất kỳ (LOA_PORT, mặc định 4321)',
      },
      host: { value: 'ĐỊA_CHỈ', says: 'địa chỉ lắng nghe (LOA_HOST, mặc định 127.0.0.1)' },
      output: {
        value: 'ĐẦU_RA',
        says: 'folder, speaker, icecast hoặc capture (LOA_OUTPUT, mặc định theo content/ward.yaml)',
      },
    },
    examples: ['loa run', 'loa run --port 0 --output speaker'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
