import { readConfig } from '../config.ts';
import { checkAddress } from '../server/address.ts';
import { requireOpenFiles } from '../open-files.ts';
import { makeFolder } from '../store/open.ts';
import type { Command } from './command.ts';
import { runStation } from './run-station.ts';
import { stationFlags } from './run.ts';

export const start: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Làm tất cả trên một máy: tạo âm thanh, dựng trang web, phục vụ trang và chạy lịch phát. Gõ gọn: npm start.\nDừng bằng Ctrl-C.',
    flags: stationFlags,
    examples: ['start', 'start --port 8080'],
  },
  run: async (call) => {
    const { terminal } = call;
    const config = readConfig(terminal.env, {
      port: call.value('port'),
      host: call.value('host'),
      output: call.value('output'),
    });
    requireOpenFiles();
    makeFolder(config.dataDir);
    await checkAddress(config);
    // The next slot may be due (after a power cut, or on the first day): what is there is served and aired, what is not is made beside it.
    return runStation({ config, terminal, isMainJob: true });
  },
};
