import { tellError } from '../../../content/schema/say-error.ts';
import { performance } from 'node:perf_hooks';
import { sleep, type Clock } from '../../clock.ts';
import type { PcmSource, PlayEnd, PlayEvents } from '../output.ts';
import type { PcmSink } from './sink.ts';
import { createPassage } from '../passage.ts';
import type { Volume } from '../volume.ts';
import { toSamples } from './to-samples.ts';

/** A device that takes nothing for this long stands still: dead air. */
const stallMs = 3000;
/** How far ahead of what sounds we write: a busy machine does not tear the sound, and a stop is heard soon. */
export const leadMs = 400;
/** Of a person who speaks now: each moment is one by which his words come later. */
const speechLeadMs = 200;
const pieceMs = 50;

export interface PlaySettings {
  readonly clock: Clock;
  readonly fromMs: number;
  /** 0 or less. */
  readonly gainDb: number;
  /** A person speaks now: what is late stays late by no more than it must. */
  readonly isSpoken?: boolean;
  /** Given for what may be turned down. */
  readonly volume?: Volume | undefined;
  /** Named in the message when it fails. */
  readonly deviceName: string;
}

/** Sends decoded samples to a device in real time. Never rejects: what went wrong is the `PlayEnd`. */
export async function playPcm(
  source: PcmSource,
  sink: PcmSink,
  events: PlayEvents,
  signal: AbortSignal,
  { clock, fromMs, gainDb, volume, deviceName, isSpoken = false }: PlaySettings,
): Promise<PlayEnd> {
  const perMs = (source.sampleRateHz * source.channels) / 1000;
  const mostAheadMs = isSpoken ? speechLeadMs : leadMs;
  const passage = createPassage(source, fromMs, volume);
  passage.hear(events);
  source.hearRelays?.(events);
  let written = 0;
  let startedAt: number | undefined;
  const soundedMs = (): number =>
    startedAt === undefined ? 0 : Math.min(written / perMs, performance.now() - startedAt);
  /** Where a device failed, what it says of itself is true, not what it was given. */
  const end = (atMostMs = Infinity) => {
    const ms = Math.min(soundedMs(), atMostMs);
    return { positionMs: fromMs + ms, samples: Math.round((ms * perMs) / source.channels) };
  };
  try {
    for await (const samples of toSamples(source.chunks, Math.round(pieceMs * perMs), gainDb)) {
      if (signal.aborted) break;
      await within(stallMs, sink.write(passage.pass(samples)), signal, deviceName);
      if (startedAt === undefined) {
        startedAt = performance.now();
        events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
      }
      written += samples.length;
      events.progress(fromMs + soundedMs());
      const aheadMs = written / perMs - (performance.now() - startedAt);
      // What a device did not get in time was silence: the words after it are not sent in a heap, which would wait in line for good.
      if (isSpoken && aheadMs < 0) startedAt -= aheadMs;
      if (aheadMs > mostAheadMs) await sleep(aheadMs - mostAheadMs, signal);
    }
    if (!signal.aborted) {
      const restMs = written / perMs - soundedMs();
      await within(restMs + stallMs, sink.finish(), signal, deviceName);
      // A device without a clock of its own (a file) is done before the sound would be.
      if (startedAt !== undefined) await sleep(written / perMs - soundedMs(), signal);
    }
    passage.end();
    if (signal.aborted) {
      sink.stop();
      return { how: 'stopped', ...end() };
    }
    const heardSha256 = source.heardSha256?.();
    return {
      how: 'finished',
      positionMs: fromMs + written / perMs,
      samples: written / source.channels,
      ...(heardSha256 !== undefined && { heardSha256 }),
    };
  } catch (error) {
    const at = end(sink.positionMs?.());
    passage.end();
    sink.stop();
    return { how: 'failed', ...at, message: tellError(error) };
  } finally {
    source.close();
  }
}

/** The work, unless the device does not move for `ms`; an abort ends the wait at once. */
async function within(
  ms: number,
  work: Promise<void>,
  signal: AbortSignal,
  deviceName: string,
): Promise<void> {
  let finish: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve, reject) => {
    finish = resolve;
    signal.addEventListener('abort', finish, { once: true });
    timer = setTimeout(() => {
      const seconds = Math.round(stallMs / 1000);
      reject(
        new Error(
          `${deviceName} đứng im hơn ${seconds} giây, không nhận tiếng. Kiểm tra dây và nguồn của bộ khuếch đại, rút ra cắm lại card âm thanh.`,
        ),
      );
    }, ms);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', finish);
    // Whichever lost the race may still reject; it has been answered for.
    work.catch(() => undefined);
  }
}
