// What can go wrong at a station, done to the real daemon. `names`: what its logs must say of it.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultStation } from './station.ts';

export interface Fault {
  readonly name: string;
  readonly names: RegExp;
  /** Slots that are heard to their end nevertheless. */
  readonly heard: 0 | 1 | 2;
  readonly strike: (station: FaultStation) => Promise<void>;
  /** Present where it cannot be had on every machine. */
  readonly needsRoot?: true;
}

/** Before both slots: the decoder is not open yet. */
const early = '07:52:00';
const running = '07:54:30';
/** After the decoder was opened for 08:00. */
const armed = '07:59:00';
const midAir = '08:00:40';

const files = (station: FaultStation, extension: string): readonly string[] => {
  const folder = join(station.dataDir, 'public', 'tep');
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
};

/** Takes all room; the file to remove. */
function fill(station: FaultStation): string {
  const filler = join(station.dataDir, 'đầy');
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'], { stdio: 'ignore' });
  return filler;
}

async function fillDisk(station: FaultStation, from: string, to: string): Promise<void> {
  await station.until(from);
  const filler = fill(station);
  await station.until(to);
  rmSync(filler);
}

/** The data folder on a disk of its own, 12 MB. */
function onSmallDisk(station: FaultStation): void {
  const copy = join(station.home, 'copy');
  renameSync(station.dataDir, copy);
  mkdirSync(station.dataDir);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', station.dataDir]);
  if (mounted.status !== 0) throw new Error(`mount: ${String(mounted.stderr)}`);
  spawnSync('cp', ['-a', `${copy}/.`, station.dataDir]);
}

async function hold(station: FaultStation, realMs: number): Promise<void> {
  const other = new DatabaseSync(station.database);
  other.exec('BEGIN IMMEDIATE');
  await sleep(realMs);
  other.exec('ROLLBACK');
  other.close();
}

/** An Icecast server that behaves as `accept` does; ward.yaml sends there, and the capture stands by. */
async function withIcecast(
  station: FaultStation,
  accept: ((socket: Socket) => void) | undefined,
): Promise<void> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    accept?.(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  if (!accept) server.close();
  appendFileSync(
    join(station.contentDir, 'ward.yaml'),
    `output:\n  kinds: [icecast]\n  standby: [capture]\n  icecastUrl: http://source:bimat@127.0.0.1:${port}/loa.mp3\n`,
  );
  await station.start({ at: early, output: 'ward' });
  server.unref();
}

const answers = (socket: Socket): Socket => {
  socket.once('data', () => socket.write('HTTP/1.1 100 Continue\r\n\r\n'));
  return socket;
};

const damageSound =
  (damage: (file: string) => void, extension = '.mp3') =>
  async (station: FaultStation): Promise<void> => {
    await station.start({ at: early });
    await station.until(running);
    for (const file of files(station, extension)) damage(file);
  };

/** A program in ffmpeg's place. */
function fakeFfmpeg(station: FaultStation, script: string): Readonly<Record<string, string>> {
  const file = join(station.home, 'ffmpeg');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { FFMPEG_PATH: file };
}

export const faults: readonly Fault[] = [
  {
    name: 'the disk is full before the airing, and has room a minute later',
    names: /đĩa đầy/,
    heard: 2,
    needsRoot: true,
    strike: async (station) => {
      onSmallDisk(station);
      await station.start({ at: early });
      await fillDisk(station, armed, '08:01:30');
    },
  },
  {
    name: 'the disk is full in mid-air',
    names: /đĩa đầy/,
    heard: 1,
    needsRoot: true,
    strike: async (station) => {
      onSmallDisk(station);
      await station.start({ at: early });
      await fillDisk(station, midAir, '08:04:00');
    },
  },
  {
    name: 'another program holds the database when the slot is due',
    names: /bị một chương trình khác giữ/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until('07:59:40');
      await hold(station, 1200);
    },
  },
  {
    name: 'another program holds the database in mid-air',
    names: /bị một chương trình khác giữ/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(midAir);
      await hold(station, 2500);
    },
  },
  {
    name: 'the database is overwritten while the station is off',
    names: /Cơ sở dữ liệu .* bị hỏng; đã giữ lại/,
    heard: 2,
    strike: async (station) => {
      writeFileSync(station.database, 'không phải cơ sở dữ liệu'.repeat(400));
      await station.start({ at: early });
    },
  },
  {
    name: 'the database is cut short while the station is off',
    names: /Cơ sở dữ liệu .* bị hỏng; đã giữ lại/,
    heard: 2,
    strike: async (station) => {
      truncateSync(station.database, 20_000);
      await station.start({ at: early });
    },
  },
  {
    name: 'the MP3 has one wrong byte',
    names: /đã bị thay đổi hoặc hỏng/,
    heard: 2,
    strike: damageSound((file) => {
      const bytes = readFileSync(file);
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }),
  },
  {
    name: 'the MP3 is cut short',
    names: /đã bị thay đổi hoặc hỏng/,
    heard: 2,
    strike: damageSound((file) => {
      truncateSync(file, 5000);
    }),
  },
  {
    name: 'the MP3 is gone',
    names: /Không đọc được .*\.mp3/,
    heard: 2,
    strike: damageSound((file) => {
      rmSync(file);
    }),
  },
  {
    name: 'the manifest is gone',
    names: /Không đọc được .*\.json/,
    heard: 2,
    strike: damageSound((file) => {
      rmSync(file);
    }, '.json'),
  },
  {
    name: 'the folder of bulletins is gone',
    names: /Không đọc được .*\.mp3/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(running);
      rmSync(join(station.dataDir, 'public'), { recursive: true });
    },
  },
  {
    name: 'the workshop is killed while it makes a bulletin',
    names: /dừng đột ngột/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      const file = join(station.contentDir, 'announcements', 'thu.mdx');
      appendFileSync(file, `\n${'Xin mời bà con đến dự đông đủ và đúng giờ. '.repeat(40)}\n`);
      for (let killed = 0; killed < 3;) {
        await station.until(running);
        for (const pid of station.children()) {
          process.kill(pid, 'SIGKILL');
          killed += 1;
        }
        await sleep(50);
      }
    },
  },
  {
    name: 'the decoder does not run',
    names: /Không đọc được tệp âm thanh/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early, env: fakeFfmpeg(station, 'exit 3') });
    },
  },
  {
    name: 'the decoder hangs',
    names: /không sẵn sàng|bị treo/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early, env: fakeFfmpeg(station, 'exec sleep 100') });
    },
  },
  {
    name: 'the output cannot be written any more',
    names: /Không ghi được|ENOTDIR|EEXIST/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early });
      const folder = join(station.dataDir, 'capture');
      rmSync(folder, { recursive: true, force: true });
      writeFileSync(folder, '');
    },
  },
  {
    name: 'Icecast is not there: the standby takes over',
    names: /phát tiếp thay Icecast/,
    heard: 2,
    strike: (station) => withIcecast(station, undefined),
  },
  {
    name: 'Icecast refuses the password: the standby takes over',
    names: /không nhận mật khẩu/,
    heard: 2,
    strike: (station) =>
      withIcecast(station, (socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n'));
      }),
  },
  {
    name: 'Icecast takes the connection and never answers: the standby takes over',
    names: /phát tiếp thay Icecast/,
    heard: 1,
    strike: (station) => withIcecast(station, () => undefined),
  },
  {
    name: 'Icecast goes away in mid-air: the standby takes over',
    names: /phát tiếp thay Icecast/,
    heard: 1,
    strike: (station) =>
      withIcecast(station, (socket) => {
        answers(socket).once('data', () => setTimeout(() => socket.destroy(), 200));
      }),
  },
  {
    name: 'the machine sleeps over the slot',
    names: /đứng yên/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(armed);
      process.kill(station.pid, 'SIGSTOP');
      await sleep(process.env['LOA_PROOF'] ? 60_000 : 16_000);
      process.kill(station.pid, 'SIGCONT');
    },
  },
  {
    name: 'the port is another program’s',
    names: /đang có chương trình khác dùng/,
    heard: 2,
    strike: async (station) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      await station.start({
        at: early,
        port: typeof address === 'object' && address ? address.port : 0,
      });
      other.unref();
    },
  },
  {
    name: 'staff save a campaign with a mistake',
    names: /content\/campaigns\/c00\.yaml:\d+/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(running);
      writeFileSync(join(station.contentDir, 'campaigns', 'c00.yaml'), 'title: [hỏng\n');
    },
  },
  {
    name: 'the content folder is gone',
    names: /Không đọc được thư mục nội dung/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(running);
      rmSync(station.contentDir, { recursive: true });
    },
  },
  {
    name: 'a campaign is taken away while its slot waits',
    names: /Lịch của chương trình đã đổi/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(running);
      rmSync(join(station.contentDir, 'campaigns', 'c01.yaml'));
    },
  },
  {
    name: 'the power goes in mid-air',
    names: /Mất điện hoặc chương trình bị tắt/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(midAir);
      await station.kill();
      await station.start();
    },
  },
  {
    name: 'the power goes before the airing and is back within the grace',
    names: /started \{"lateMs":\d{4,}/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(armed);
      await station.kill();
      await station.start({ at: '08:03:00' });
    },
  },
  {
    name: 'the power goes and is back after the grace',
    names: /mất điện hoặc tắt đột ngột từ khoảng/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(armed);
      await station.kill();
      await station.start({ at: '09:00:00' });
    },
  },
  {
    name: 'the disk is full when the station starts, and has room later',
    names: /Chương trình không làm việc được|started/,
    heard: 2,
    needsRoot: true,
    strike: async (station) => {
      onSmallDisk(station);
      station.setClock(early);
      const filler = fill(station);
      const starting = station.start();
      await station.until(running);
      rmSync(filler);
      await starting;
    },
  },
  {
    name: 'the database is lost after an airing, somebody looks, and the station starts again',
    names: /không rõ đã phát hay chưa/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until('08:03:30');
      await station.kill();
      writeFileSync(station.database, 'không phải cơ sở dữ liệu'.repeat(400));
      station.look('queue');
      await station.start({ at: '08:04:00' });
      await sleep(150);
      await station.kill();
      await station.start({ at: '08:04:15' });
    },
  },
  {
    name: 'the machine stands still in mid-air',
    names: /đứng yên/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(midAir);
      process.kill(station.pid, 'SIGSTOP');
      await sleep(16_000);
      process.kill(station.pid, 'SIGCONT');
    },
  },
];
