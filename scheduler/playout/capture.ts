// The output of tests and proofs: it counts the samples that flow through it, at the pace of the clock, and writes
// down when they began and ended. It never looks at the store, so the log can be held against it.
import { tellError } from '../../content/schema/say-error.ts';
import { closeSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { canWrite, createDiary, type Diary } from './capture-diary.ts';
import type { Output, Playable, PlayEnd, PlayEvents, Prepared } from './output.ts';
import { createPassage } from './passage.ts';
import { createVolume, type Volume } from './volume.ts';
import { usualHeadMs } from './read-ahead.ts';
import { openSound, type SoundSettings } from './relay/open-sound.ts';
import { createPcmReader, type PcmReader } from './pcm-reader.ts';

export interface CaptureSettings extends SoundSettings {
  /** `$LOA_DATA/capture/airings.jsonl`. */
  readonly file: string;
  /** Is shown the samples as they flow through. Given by tests. */
  readonly show?: (samples: Int16Array) => void;
}

/** 6 MB of decoded sound. */
const mostHeadMs = 60_000;
/** How often samples are taken, in real ms. */
const pulseMs = 100;

export function createCapture(settings: CaptureSettings): Output {
  const { file, clock, show } = settings;
  // A clock that runs faster takes more of it in the same time; within what memory bears.
  const headMs = Math.min(usualHeadMs * clock.speed, mostHeadMs);
  const earlier = new Map<string, number>();
  const diary = createDiary(file, clock);
  const volume = createVolume();

  return {
    kind: 'capture',
    name: `ghi nhận (${file})`,
    check: () => Promise.resolve(canWrite(file)),
    async prepare(item): Promise<Prepared> {
      const reader = await held(clock, async () =>
        createPcmReader(await openSound(item, settings, { headMs })),
      );
      let to: number;
      try {
        to = diary.open();
      } catch (error) {
        reader.close();
        throw error;
      }
      return {
        play: (events, signal) =>
          capture({ item, reader, to, clock, diary, earlier, show, volume }, events, signal),
        discard: () => {
          reader.close();
          closeSync(to);
          return Promise.resolve();
        },
      };
    },
    volume: { reach: 'now', set: volume.set },
    close: () => Promise.resolve(),
  };
}

interface Opened {
  readonly item: Playable;
  readonly reader: PcmReader;
  /** The diary's descriptor. */
  readonly to: number;
  readonly clock: Clock;
  readonly diary: Diary;
  /** Samples of slots that were paused and go on. */
  readonly earlier: Map<string, number>;
  readonly show: ((samples: Int16Array) => void) | undefined;
  readonly volume: Volume;
}

/** Takes samples at the pace of the clock. Never rejects. */
async function capture(
  { item, reader, to, clock, diary, earlier, show, volume }: Opened,
  events: PlayEvents,
  signal: AbortSignal,
): Promise<PlayEnd> {
  // The steady clock: a bulletin is as long as it is, whatever the clock is set to while it sounds.
  const beginAt = clock.steadyNow();
  events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
  const passage = createPassage(reader, item.fromMs, item.loud === true ? undefined : volume);
  passage.hear(events);
  reader.hearRelays(events);
  const hear = (samples: Int16Array): void => {
    const out = passage.pass(samples);
    show?.(out);
  };
  let taken = 0;
  const position = (): number => item.fromMs + reader.msOf(taken);
  const end = (how: 'finished' | 'stopped'): PlayEnd => {
    passage.end();
    const heardSha256 = reader.heardSha256();
    const heard = how === 'finished' && heardSha256 !== undefined ? { heardSha256 } : {};
    return { how, positionMs: position(), samples: taken, ...heard };
  };
  try {
    if (!item.continues) diary.write(to, item, 'start', {});
    while (!signal.aborted) {
      const wanted = reader.samplesIn(clock.steadyNow() - beginAt) - taken;
      const got = await held(clock, () => reader.take(wanted, hear));
      taken += got;
      events.progress(position());
      if (got < wanted) {
        const samples = (earlier.get(item.slot) ?? 0) + taken;
        const sha256 = reader.heardSha256() ?? item.sha256;
        diary.write(to, item, 'end', { samples, sha256 });
        earlier.delete(item.slot);
        return end('finished');
      }
      await clock.pause(pulseMs * clock.speed, signal);
    }
    if (signal.reason === 'pause') earlier.set(item.slot, (earlier.get(item.slot) ?? 0) + taken);
    return end('stopped');
  } catch (error) {
    passage.end();
    const message = tellError(error);
    return { how: 'failed', positionMs: position(), samples: taken, message };
  } finally {
    reader.close();
    closeSync(to);
  }
}

async function held<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const release = clock.hold();
  try {
    return await work();
  } finally {
    release();
  }
}
