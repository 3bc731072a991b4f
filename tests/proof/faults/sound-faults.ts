// What makes, decodes and carries the sound.
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { early, running, type Fault } from './fault.ts';
import { ffmpegThat } from './stand-ins.ts';
import type { FaultStation } from './station.ts';

const files = (station: FaultStation, extension: string): readonly string[] => {
  const folder = join(station.dataDir, 'public', 'tep');
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
};

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

export const soundFaults: readonly Fault[] = [
  {
    name: 'the MP3 has one wrong byte',
    names: /đã bị thay đổi hoặc hỏng/,
    heard: 1,
    strike: damageSound((file) => {
      const bytes = readFileSync(file);
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }),
  },
  {
    name: 'the MP3 is cut short',
    names: /đã bị thay đổi hoặc hỏng/,
    heard: 1,
    strike: damageSound((file) => {
      truncateSync(file, 5000);
    }),
  },
  {
    name: 'the MP3 is gone',
    names: /Không đọc được .*\.mp3/,
    heard: 1,
    strike: damageSound((file) => {
      rmSync(file);
    }),
  },
  {
    name: 'the manifest is gone',
    names: /Không đọc được .*\.json/,
    heard: 1,
    strike: damageSound((file) => {
      rmSync(file);
    }, '.json'),
  },
  {
    name: 'the folder of bulletins is gone',
    names: /Không đọc được .*\.mp3/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(running);
      rmSync(join(station.dataDir, 'public'), { recursive: true });
    },
  },
  {
    name: 'the decoder does not run',
    names: /Không đọc được tệp âm thanh/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early, env: ffmpegThat(station, 'exit 3') });
    },
  },
  {
    name: 'the decoder hangs',
    names: /Bộ giải mã \(ffmpeg\) đứng im/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early, env: ffmpegThat(station, 'exec sleep 100') });
    },
  },
  {
    name: 'the output cannot be written any more',
    names: /Không ghi được .*airings\.jsonl/,
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
    differs: /samples of/,
    strike: (station) =>
      withIcecast(station, (socket) => {
        answers(socket).once('data', () => setTimeout(() => socket.destroy(), 200));
      }),
  },
];
