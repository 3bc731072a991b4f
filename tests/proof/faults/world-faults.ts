// Power, sleep, other programs, and what staff do.
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { armed, early, midAir, running, slowly, type Fault } from './fault.ts';

export const worldFaults: readonly Fault[] = [
  {
    name: 'the machine sleeps over the slot',
    names: /đứng yên/,
    heard: 0,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(armed);
      process.kill(station.pid, 'SIGSTOP');
      await sleep(60_000);
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
    names: /Lịch của đợt phát đã đổi/,
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
    names: /started +\{"lateMs":\d{4,}/,
    heard: 1,
    speed: slowly.speed,
    strike: async (station) => {
      await station.start({ at: slowly.early });
      await station.until(slowly.armed);
      await station.kill();
      await station.start({ at: '08:00:30' });
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
  {
    name: 'the program stands still for five seconds in mid-air',
    names: /đứng yên [4-9] giây/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(midAir);
      process.kill(station.pid, 'SIGSTOP');
      await sleep(5000);
      process.kill(station.pid, 'SIGCONT');
    },
  },
];
