import { tellError } from '../../../content/schema/say-error.ts';
import { performance } from 'node:perf_hooks';
import { sleep, type Clock } from '../../clock.ts';
import type { PlayEnd, PlayEvents } from '../output.ts';
import type { SourceConnection } from './connection.ts';
import type { Mp3Frame } from './mp3-frames.ts';
import { tellSilences, type Silence } from './silences.ts';

export interface StreamJob {
  readonly bytes: Uint8Array;
  readonly frames: readonly Mp3Frame[];
  readonly fromMs: number;
  readonly sampleRateHz: number;
  /** Dead air, found beforehand in the same file. */
  readonly silences: readonly Silence[];
  readonly connect: () => Promise<SourceConnection>;
  /** For this long after a break we try to come back, and go on where the sound would be by then. */
  readonly comeBackMs: number;
  readonly clock: Clock;
}

/** What the server has ahead of its listeners. */
const leadMs = 500;
const retryMs = 250;
/** A server that breaks off so often in one bulletin is as good as gone. */
const mostBreaks = 5;

/** Sends the frames at the pace they sound; a connection that breaks is made anew. Never rejects. */
export async function streamFrames(
  job: StreamJob,
  events: PlayEvents,
  signal: AbortSignal,
): Promise<PlayEnd> {
  const { bytes, clock, sampleRateHz, fromMs } = job;
  let sentMs = 0;
  let at = 0;
  let startedAt: number | undefined;
  let emittedMs = 0;
  let breaks = 0;
  const silences = tellSilences(job.silences, events);
  const soundedMs = (): number =>
    startedAt === undefined ? 0 : Math.min(sentMs, performance.now() - startedAt);
  const end = () => ({
    positionMs: fromMs + soundedMs(),
    samples: Math.round((Math.min(emittedMs, soundedMs()) * sampleRateHz) / 1000),
  });
  let connection: SourceConnection | undefined;
  try {
    connection = await job.connect();
    while (at < job.frames.length) {
      if (signal.aborted) return { how: 'stopped', ...end() };
      const from = at;
      let sliceMs = 0;
      while (at < job.frames.length && sliceMs < 200) sliceMs += job.frames[at++]?.durationMs ?? 0;
      const slice = bytes.subarray(job.frames[from]?.start, job.frames[at - 1]?.end);
      try {
        await connection.write(slice);
        emittedMs += sliceMs;
      } catch (error) {
        breaks += 1;
        if (startedAt === undefined || breaks > mostBreaks) throw error;
        connection.close();
        connection = await comeBack(job, signal, error);
        // The listeners' time went on: what could not be sent is lost, not late.
        const nowMs = performance.now() - startedAt;
        while (sentMs + sliceMs < nowMs && at < job.frames.length)
          sliceMs += job.frames[at++]?.durationMs ?? 0;
      }
      if (startedAt === undefined) {
        startedAt = performance.now();
        events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
      }
      sentMs += sliceMs;
      silences.upTo(fromMs + sentMs);
      events.progress(fromMs + soundedMs());
      await sleep(sentMs - leadMs - (performance.now() - startedAt), signal);
    }
    await sleep(sentMs - soundedMs(), signal);
    if (signal.aborted) return { how: 'stopped', ...end() };
    const samples = Math.round((emittedMs * sampleRateHz) / 1000);
    return { how: 'finished', positionMs: fromMs + sentMs, samples };
  } catch (error) {
    if (signal.aborted) return { how: 'stopped', ...end() };
    return {
      how: 'failed',
      ...end(),
      message: tellError(error),
    };
  } finally {
    silences.end(fromMs + soundedMs());
    connection?.close();
  }
}

async function comeBack(
  { connect, comeBackMs }: StreamJob,
  signal: AbortSignal,
  lost: unknown,
): Promise<SourceConnection> {
  const until = performance.now() + comeBackMs;
  let last = lost;
  while (performance.now() < until && !signal.aborted) {
    try {
      return await connect();
    } catch (error) {
      last = error;
      await sleep(retryMs, signal);
    }
  }
  throw last;
}
