import { readConfig } from '../config.ts';
import type { Command, Flag } from './command.ts';
import { runStation } from './run-station.ts';

export const stationFlags: Readonly<Record<'port' | 'host' | 'output', Flag>> = {
  port: {
    value: 'CỔNG',
    says: 'cổng của trang, 0 là cổng trống bất kỳ (LOA_PORT, mặc định 4321)',
  },
  host: { value: 'ĐỊA_CHỈ', says: 'địa chỉ lắng nghe (LOA_HOST, mặc định 127.0.0.1)' },
  output: {
    value: 'ĐẦU_RA',
    says: 'folder, speaker, icecast, http, mqtt hoặc capture (LOA_OUTPUT, mặc định theo content/ward.yaml)',
  },
};

export const run: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Trực phát thanh: phục vụ trang, chờ đến giờ, phát, ghi nhật ký. Dừng bằng Ctrl-C.\nLOA_HOOK: chương trình được gọi, kèm lời báo, khi có việc cần sửa, khi lời báo đổi, sau mỗi ngày chưa sửa, và khi xong.',
    flags: stationFlags,
    examples: ['run', 'run --port 0 --output speaker'],
  },
  run: (call) => {
    const config = readConfig(call.terminal.env, {
      port: call.value('port'),
      host: call.value('host'),
      output: call.value('output'),
    });
    return runStation({ config, terminal: call.terminal, isMainJob: false });
  },
};
