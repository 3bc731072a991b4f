// The output of tests and proofs: it counts the samples that flow through it, at the pace of the clock, and writes
// down when they began and ended. It never looks at the store, so the log can be held against it.
import { sayError, tellError } from '../../content/schema/say-error.ts';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import { createDeadAirMeter } from './dead-air.ts';
import type { OpenPcm, Output, Playable, PlayEnd, PlayEvents, Prepared } from './output.ts';
import { readAhead, usualHeadMs } from './read-ahead.ts';
import { createPcmReader, type PcmReader } from './pcm-reader.ts';

export interface CaptureSettings {
  /** `$LOA_DATA/capture/airings.jsonl`. */
  readonly file: string;
  readonly clock: Clock;
  readonly openPcm: OpenPcm;
}

/** 6 MB of decoded sound. */
const mostHeadMs = 60_000;
/** How often samples are taken, in real ms. */
const pulseMs = 100;

export function createCapture({ file, clock, openPcm }: CaptureSettings): Output {
  // A clock that runs faster takes more of it in the same time; within what memory bears.
  const headMs = Math.min(usualHeadMs * clock.speed, mostHeadMs);
  /** Samples of slots that were paused and go on. */
  const earlier = new Map<string, number>();

  let begun = false;
  /** Opened ahead: at the moment there may be no descriptor left. */
  const openFile = (): number => {
    try {
      if (!begun) closeTornLine(file);
      begun = true;
      mkdirSync(dirname(file), { recursive: true });
      return openSync(file, 'a');
    } catch (error) {
      throw new Error(cannotWrite(file, error), { cause: error });
    }
  };
  const write = (to: number, item: Playable, event: 'start' | 'end', more: object): void => {
    const line = {
      slot: item.slot,
      event,
      virtualAt: new Date(clock.now()).toISOString(),
      realAt: new Date(clock.realNow()).toISOString(),
      sha256: item.sha256,
      ...more,
    };
    try {
      // Into a file that somebody has removed meanwhile one can write for ever.
      if (statSync(file).ino !== fstatSync(to).ino) throw new Error('tệp đã bị xóa hoặc thay');
      writeSync(to, `${JSON.stringify(line)}\n`);
      fsyncSync(to);
    } catch (error) {
      throw new Error(cannotWrite(file, error), { cause: error });
    }
  };

  const play = async (
    item: Playable,
    { reader, to }: Opened,
    events: PlayEvents,
    signal: AbortSignal,
  ): Promise<PlayEnd> => {
    // The steady clock: a bulletin is as long as it is, whatever the clock is set to while it sounds.
    const beginAt = clock.steadyNow();
    events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
    const meter = createDeadAirMeter(reader.sampleRateHz, reader.channels, item.fromMs, events);
    let taken = 0;
    const position = (): number => item.fromMs + reader.msOf(taken);
    const end = (how: 'finished' | 'stopped'): PlayEnd => {
      meter.end();
      return { how, positionMs: position(), samples: taken };
    };
    try {
      if (!item.continues) write(to, item, 'start', {});
      while (!signal.aborted) {
        const wanted = reader.samplesIn(clock.steadyNow() - beginAt) - taken;
        const got = await held(clock, () => reader.take(wanted, meter.feed));
        taken += got;
        events.progress(position());
        if (got < wanted) {
          const samples = (earlier.get(item.slot) ?? 0) + taken;
          write(to, item, 'end', { samples });
          earlier.delete(item.slot);
          return end('finished');
        }
        await clock.pause(pulseMs * clock.speed, signal);
      }
      if (signal.reason === 'pause') earlier.set(item.slot, (earlier.get(item.slot) ?? 0) + taken);
      return end('stopped');
    } catch (error) {
      meter.end();
      const message = tellError(error);
      return { how: 'failed', positionMs: position(), samples: taken, message };
    } finally {
      reader.close();
      closeSync(to);
    }
  };

  return {
    kind: 'capture',
    name: `ghi nhận (${file})`,
    check: () => Promise.resolve(canWrite(file)),
    async prepare(item): Promise<Prepared> {
      const reader = await held(clock, async () =>
        createPcmReader(await readAhead(await openPcm(item.file, item.fromMs), headMs)),
      );
      let to: number;
      try {
        to = openFile();
      } catch (error) {
        reader.close();
        throw error;
      }
      return {
        play: (events, signal) => play(item, { reader, to }, events, signal),
        discard: () => {
          reader.close();
          closeSync(to);
          return Promise.resolve();
        },
      };
    },
    close: () => Promise.resolve(),
  };
}

interface Opened {
  readonly reader: PcmReader;
  /** The file's descriptor. */
  readonly to: number;
}

async function held<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const release = clock.hold();
  try {
    return await work();
  } finally {
    release();
  }
}

/** A line that a power cut tore gets its end, so that it spoils no other. */
function closeTornLine(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8').slice(-1)))
    appendFileSync(file, '\n');
}

function canWrite(file: string): readonly string[] {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a'));
    return [];
  } catch (error) {
    return [cannotWrite(file, error)];
  }
}

function cannotWrite(file: string, error: unknown): string {
  const why = sayError(error);
  return `Không ghi được ${file} (${why}). Cấp quyền ghi hoặc giải phóng đĩa.`;
}
