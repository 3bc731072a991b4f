import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { readWall } from '../core/zone.ts';
import { createClock } from '../clock.ts';
import { buildSite } from '../site-build/build-site.ts';
import type { Command, Terminal } from './command.ts';
import { runStation } from './run-station.ts';
import { stationFlags } from './run.ts';

export const start: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Làm tất cả trên một máy: tạo âm thanh, dựng trang web, phục vụ trang và chạy lịch phát.\nDừng bằng Ctrl-C.',
    flags: stationFlags,
    examples: ['npm start', 'LOA_PORT=8080 npm start'],
  },
  run: async (call) => {
    const { terminal } = call;
    const config = readConfig(terminal.env, {
      port: call.value('port'),
      host: call.value('host'),
      output: call.value('output'),
    });
    const rendered = await render(config, terminal);
    if (rendered === 2) return 1;
    if (rendered !== 0)
      terminal.err('Chưa tạo được hết âm thanh (xem trên). Vẫn chạy tiếp với những gì đã có.\n');
    await build(config, terminal);
    return runStation({ config, terminal, isMainJob: true });
  },
};

/** `loa render --all` in a process of its own: the voice's memory goes with it. Its exit code; 2 where nothing can be written. */
function render({ root }: Config, { env }: Terminal): Promise<number> {
  return new Promise((resolve) => {
    const program = join(root, 'scheduler', 'cli.ts');
    const child = spawn(process.execPath, [program, 'render', '--all'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', () => {
      resolve(1);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

async function build(config: Config, terminal: Terminal): Promise<void> {
  terminal.err('Dựng trang…\n');
  // The zone only picks the day; ward.yaml may be unreadable here.
  const { day } = readWall('Asia/Ho_Chi_Minh', createClock(config.clock).now());
  const outcome = await buildSite(config, day, terminal.env);
  if (outcome.how === 'failed')
    terminal.err(`Chưa dựng được trang (bản cũ, nếu có, vẫn dùng):\n${outcome.message}\n`);
}
