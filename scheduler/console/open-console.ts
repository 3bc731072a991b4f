// The daemon's side of the console: a process of its own, kept (server/kept-process.ts). Whatever happens to it, what airs goes on.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeSocketFolder } from '../../content/write/work-place.ts';
import type { Config } from '../config.ts';
import { keepProcess, saySoon, type KeptTimes } from '../server/kept-process.ts';
import type { ConsoleNews, ConsolePlace, ConsoleReport } from './console-messages.ts';

export interface ConsoleSettings {
  readonly config: Config;
  readonly news: () => ConsoleNews;
  readonly tell: (line: string) => void;
  /** A person has just asked for something in the store. */
  readonly asked?: () => void;
}

export interface OpenConsole {
  /** Where the page's process hands on to. */
  readonly socket: string;
  /** The console's process now; for tests and figures. */
  pid(): number | undefined;
  close(): Promise<void>;
}

const heapMb = 160;

/** Opens the console in a process of its own, and keeps it until `close`. */
export function openConsole(
  { config, news, tell, asked }: ConsoleSettings,
  { looksEveryMs = 1000, backOffMs }: KeptTimes = {},
): OpenConsole {
  const { socket, remove } = makeSocketPlace();
  const kept = keepProcess<ConsoleNews, ConsoleReport>({
    ...{ news, heapMb, looksEveryMs },
    ...(backOffMs && { backOffMs }),
    script: join(import.meta.dirname, 'console-process.ts'),
    argument: (): Config & ConsolePlace => ({ ...config, socket }),
    hear(report) {
      if (report.is === 'asked') asked?.();
      if (report.is === 'says') tell(report.line);
      if (report.is === 'broken') tell(`Bàn điều khiển gặp lỗi: ${report.why}.`);
      if (report.is === 'open' && kept.hasDied()) tell('Bàn điều khiển đã mở lại.');
      if (report.is === 'doors')
        for (const { url, fingerprint, ownCertificate } of report.doors)
          tell(
            `Bàn điều khiển trong mạng: ${url}${ownCertificate ? `  Dấu vân tay chứng chỉ (SHA-256): ${fingerprint}` : ''}`,
          );
    },
    died(why, waitMs) {
      tell(`Bàn điều khiển dừng đột ngột (${why}); ${saySoon(waitMs)}. Phát thanh vẫn chạy.`);
    },
  });
  return {
    socket,
    pid: () => kept.pid(),
    async close() {
      await kept.close();
      remove();
    },
  };
}

/** A socket that only this user can get at: in a folder that mkdtemp makes 0700. A path under LOA_DATA may be too long for one. */
function makeSocketPlace() {
  if (process.platform === 'win32')
    return { socket: `\\\\.\\pipe\\loa-${randomUUID()}`, remove: () => undefined };
  const folder = makeSocketFolder('dai');
  return {
    socket: join(folder, 's'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
