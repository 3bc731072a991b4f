import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const start: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Làm tất cả trên một máy: tạo âm thanh, dựng trang web, phục vụ trang và chạy lịch phát.\nDừng bằng Ctrl-C.',
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
    examples: ['npm start', 'LOA_PORT=8080 npm start'],
  },
  run: () => Promise.reject(new Failure('Lệnh này chưa làm xong.')),
};
