// What makes bulletins.
import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clipsFolder } from '../../../audio/store/bulletins.ts';
import { early, running, type Fault } from './fault.ts';
import type { FaultStation } from './station.ts';

/** A voice of the ward's own choice (any program that takes text and gives WAV) that never comes back. */
const hungVoice = { LOA_NEURAL_COMMAND: JSON.stringify(['sleep', '1000']) };

function chooseHungVoice(station: FaultStation): void {
  appendFileSync(
    join(station.contentDir, 'ward.yaml'),
    'voice:\n  kind: neural\n  name: treo\n  rate: 150\n',
  );
}

/** Forty sentences that were never spoken before. */
function lengthen(station: FaultStation): void {
  const file = join(station.contentDir, 'announcements', 'thu.mdx');
  const sentences = Array.from(
    { length: 40 },
    (_, n) => `Mời tổ dân phố số ${n + 1} đến dự đông đủ.`,
  );
  appendFileSync(file, `\n${sentences.join(' ')}\n`);
}

function clips({ dataDir }: FaultStation): number {
  const folder = clipsFolder(dataDir);
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

export const voiceFaults: readonly Fault[] = [
  {
    name: 'the workshop is killed while it makes a bulletin',
    names: /dừng đột ngột/,
    heard: 2,
    // The earlier bulletin in one, the longer one in the other.
    differs: /samples of/,
    strike: async (station) => {
      await station.start({ at: early });
      lengthen(station);
      for (let killed = 0; killed < 2;) {
        await station.until(running);
        for (const pid of station.workshops()) {
          process.kill(pid, 'SIGKILL');
          killed += 1;
        }
        await sleep(50);
      }
    },
  },
  {
    name: 'the voice hangs while a bulletin is made anew: the embedded one speaks in its place',
    names: /Giọng nơ-ron đọc không kịp giờ phát .* đọc thay/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: '05:45:00', env: hungVoice });
      // What it makes at its start is made.
      await station.until('05:49:00');
      chooseHungVoice(station);
      await station.until('07:58:00');
    },
  },
  {
    name: 'the voice hangs and there is no bulletin yet: the embedded one speaks in its place',
    names: /Giọng nơ-ron đọc không kịp giờ phát .* đọc thay/,
    // The first, where it is made in the sixteen seconds until then; the second in any case.
    heard: 1,
    strike: async (station) => {
      rmSync(station.dataDir, { recursive: true });
      chooseHungVoice(station);
      await station.start({ at: early, env: hungVoice });
    },
  },
  {
    name: 'the workshop stands still while it makes a bulletin: the last good one airs',
    names: /Tiến trình làm bản tin đứng im hơn 3 phút/,
    heard: 2,
    // The second slot's is made at once by the next workshop.
    differs: /samples of/,
    strike: async (station) => {
      await station.start({ at: '04:45:00' });
      const before = clips(station);
      lengthen(station);
      while (clips(station) === before) await sleep(5);
      for (const pid of station.workshops()) process.kill(pid, 'SIGSTOP');
      await station.until('07:58:00');
    },
  },
];
