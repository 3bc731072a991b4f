import { performance } from 'node:perf_hooks';
import { tellError } from '../../../content/schema/say-error.ts';
import { sleep, type Clock } from '../../clock.ts';
import type { PlayEnd, PlayEvents } from '../output.ts';
import type { Ear } from './ear.ts';
import type { FrameSupply, Portion } from './frame-supply.ts';
import { createHearing, portionMs, sliceMs } from './hearing.ts';
import type { MountLine } from './mount-line.ts';
import { tellSilences, type Silence } from './silences.ts';

export interface StreamJob {
  readonly supply: FrameSupply;
  readonly fromMs: number;
  readonly sampleRateHz: number;
  /** Dead air, found beforehand in the same file. */
  readonly silences: readonly Silence[];
  readonly line: MountLine;
  readonly connect: () => Promise<void>;
  /** For messages. */
  readonly shown: string;
  /** For this long after a break we try to come back, and go on where the sound would be by then. */
  readonly comeBackMs: number;
  readonly clock: Clock;
}

/** What the server has ahead of its listeners. */
export const leadMs = 500;
const retryMs = 250;
/** What is passed over goes by frames. */
const passMs = 1;
/** A server that breaks off so often in one bulletin is as good as gone. */
const mostBreaks = 5;
/** Sends the frames at the pace they sound; a connection that breaks is made anew. Never rejects. */
export async function streamFrames(
  job: StreamJob,
  events: PlayEvents,
  signal: AbortSignal,
): Promise<PlayEnd> {
  const { line, fromMs, sampleRateHz } = job;
  const ear = line.begin();
  const stream = createStream(job, ear, events);
  const silences = tellSilences(job.silences, events);
  job.supply.hear?.(events);
  const end = () => {
    const soundedMs = stream.soundedMs();
    const samples = Math.round((Math.max(0, soundedMs - stream.lostMs()) * sampleRateHz) / 1000);
    return { positionMs: fromMs + soundedMs, samples, lostMs: stream.lostMs() };
  };
  try {
    for (let more = true; more;) {
      if (signal.aborted) return { how: 'stopped', ...end() };
      more = await stream.send(signal);
      silences.upTo(fromMs + stream.sentMs());
      await sleep(stream.aheadMs() - leadMs, signal);
    }
    await sleep(stream.aheadMs(), signal);
    await stream.heardOut(signal);
    if (signal.aborted) return { how: 'stopped', ...end() };
    const { lostMs } = end();
    const samples = Math.round(((stream.sentMs() - lostMs) * sampleRateHz) / 1000);
    const heardSha256 = job.supply.heardSha256?.();
    const heard = heardSha256 === undefined ? {} : { heardSha256 };
    return { how: 'finished', positionMs: fromMs + stream.sentMs(), samples, lostMs, ...heard };
  } catch (error) {
    if (signal.aborted) return { how: 'stopped', ...end() };
    line.drop();
    return { how: 'failed', ...end(), message: tellError(error) };
  } finally {
    silences.end(fromMs + stream.soundedMs());
    line.end(ear);
    job.supply.close();
  }
}

/** The frames on their way: what was sent, what was heard of it, what was lost. Times count from the first frame. */
function createStream(job: StreamJob, ear: Ear, events: PlayEvents) {
  const { supply, line, clock, fromMs } = job;
  /** What could not be sent. */
  let unsent: Portion | undefined;
  let sentMs = 0;
  let lostMs = 0;
  let breaks = 0;
  const hearing = createHearing(ear, job.shown);
  const soundedMs = (): number => hearing.soundedMs(sentMs);
  /** After a break: what was not heard by then is lost, and what the listeners' time has passed over. */
  const comeBack = async (error: unknown, signal: AbortSignal): Promise<void> => {
    breaks += 1;
    if (breaks > mostBreaks) throw error;
    const lostFromMs = Math.min(soundedMs(), hearing.heardMs());
    await reconnect(job, signal, error);
    const nowMs = hearing.elapsedMs();
    while (sentMs < nowMs && (unsent ??= await supply.next(passMs))) {
      sentMs += unsent.durationMs;
      unsent = undefined;
    }
    const from = Math.max(0, lostFromMs);
    if (sentMs <= from) return;
    lostMs += sentMs - from;
    events.lost?.(fromMs + from, fromMs + sentMs);
  };
  return {
    soundedMs,
    sentMs: () => sentMs,
    lostMs: () => lostMs,
    aheadMs: () => sentMs - hearing.elapsedMs(),
    /** Sends the next frames; false once there are none left. */
    async send(signal: AbortSignal): Promise<boolean> {
      hearing.seeHung();
      unsent ??= await supply.next(sliceMs);
      if (!unsent) return false;
      try {
        if (hearing.hasBegun()) await line.write(unsent.bytes);
        else await writeFirst(job, unsent.bytes);
        sentMs += unsent.durationMs;
        unsent = undefined;
      } catch (error) {
        if (!hearing.hasBegun()) throw error;
        await comeBack(error, signal);
      }
      if (!hearing.hasBegun()) {
        hearing.begin();
        events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
      }
      // While nothing comes out nothing moves: whoever watches counts on it.
      if (hearing.comesOut()) events.progress(fromMs + soundedMs());
      return true;
    },
    /** Waits until the last of it came out of the server. Throws where it does not. */
    async heardOut(signal: AbortSignal): Promise<void> {
      const missing = (): boolean =>
        hearing.hasBegun() && hearing.heardMs() < sentMs - leadMs - portionMs;
      while (missing() && !signal.aborted) {
        hearing.seeHung();
        await sleep(sliceMs, signal);
      }
    },
  };
}

/** What was opened ahead may be gone by now: nothing was heard yet, so nothing is lost. */
async function writeFirst({ connect, line }: StreamJob, slice: Uint8Array): Promise<void> {
  await connect();
  await line.write(slice).catch(async () => {
    await connect();
    await line.write(slice);
  });
}

async function reconnect(
  { connect, comeBackMs }: StreamJob,
  signal: AbortSignal,
  lost: unknown,
): Promise<void> {
  const until = performance.now() + comeBackMs;
  let last = lost;
  while (performance.now() < until && !signal.aborted) {
    try {
      await connect();
      return;
    } catch (error) {
      last = error;
      await sleep(retryMs, signal);
    }
  }
  throw last;
}
