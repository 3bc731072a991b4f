import { readConfig } from '../config.ts';
import { currentSite } from '../site-build/site-places.ts';
import { checkAddress } from '../server/address.ts';
import { requireOpenFiles } from '../open-files.ts';
import { isThere } from '../places.ts';
import { makeFolder } from '../store/open.ts';
import type { Command } from './command.ts';
import { buildAloud, renderApart } from './main-job.ts';
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
    // After a power cut the next slot may be due: what is there is served and aired, and the daemon makes what is not.
    if (isThere(config.databaseFile) && currentSite(config))
      return runStation({ config, terminal, isMainJob: true });
    if ((await renderApart(config, terminal)) !== 0)
      terminal.err('Chưa tạo được hết âm thanh (xem trên). Vẫn chạy tiếp với những gì đã có.\n');
    const site = await buildAloud(config, terminal);
    if (site.how === 'failed')
      terminal.err(`Chưa dựng được trang (bản cũ, nếu có, vẫn dùng):\n${site.message}\n`);
    return runStation({ config, terminal, isMainJob: true });
  },
};
