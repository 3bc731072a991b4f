// One bulletin on one loudspeaker of another maker. It is told to play at most once; what it did is believed as far as
// its own status says, and no further.
import { performance } from 'node:perf_hooks';
import type { TemplateFacts } from '../../../content/schema/device-template.ts';
import { sleep } from '../../clock.ts';
import type { Device, DeviceAnswer, DeviceStatus } from './device.ts';

/** How it ended. `accepted`: it took the order, and nothing shows what became of it; `unknown`: not even that is known. */
export type DeviceEnd =
  | { readonly how: 'heard'; readonly positionMs: number }
  | { readonly how: 'accepted' | 'unknown' | 'refused'; readonly why: string }
  | {
      readonly how: 'cut' | 'stopped' | 'not-stopped';
      readonly positionMs: number;
      readonly why: string;
    };

/** What is told while it plays. */
export interface DeviceEvents {
  accepted(): void;
  /** The device says that it plays: once. */
  sounds(): void;
  /** As far as is proved, in this part. */
  reached(playedMs: number): void;
  /** Something is wrong, and it plays all the same. */
  note(why: string): void;
}

/** Real ms. */
export interface DeviceTimes {
  /** Between two looks. */
  readonly lookMs: number;
  /** What took an order sounds within this time, or will not. */
  readonly startsWithinMs: number;
  /** What ends so much before its time has ended all the same: looks are that far apart. */
  readonly earlyMs: number;
  /** And what ends so much later. */
  readonly lateMs: number;
  /** For an order, all tries in it. */
  readonly answersWithinMs: number;
  /** For the order to be silent, its proof in it. Less than whoever waits for silence allows (thread/threaded-output.ts). */
  readonly stopsWithinMs: number;
}

export const usualTimes: DeviceTimes = {
  ...{ lookMs: 1000, startsWithinMs: 20_000, earlyMs: 3000, lateMs: 15_000 },
  ...{ answersWithinMs: 6000, stopsWithinMs: 2500 },
};

export interface DeviceJob {
  readonly facts: TemplateFacts;
  /** How long this part sounds. */
  readonly lengthMs: number;
  /** `schedule`: the device itself begins, at `startsInMs` from now. */
  readonly by: 'play' | 'schedule';
  readonly startsInMs: number;
  /** Whatever sounds there is ended first. */
  readonly clears: boolean;
  /** It said that it plays something before it was asked. */
  readonly wasPlaying: boolean;
  readonly times: DeviceTimes;
}

/** Never rejects. */
export async function playOnDevice(
  device: Device,
  job: DeviceJob,
  events: DeviceEvents,
  signal: AbortSignal,
): Promise<DeviceEnd> {
  const { facts, times } = job;
  const isStopped = (): boolean => signal.aborted;
  const silent = { how: 'stopped', positionMs: 0, why: '' } as const;
  if (isStopped()) return silent;
  const isCleared = await makeReady(device, job, events, signal);
  if (isStopped()) return silent;
  device.forget();
  const answer = await device.ask(job.by, facts, times.answersWithinMs, signal);
  if (isStopped() && answer.code === 'unreached') return silent;
  if (answer.code === 'unreached' || answer.code === 'refused')
    return { how: 'refused', why: answer.why };
  if (answer.code === 'accepted') events.accepted();
  if (isStopped()) return silence(device, job, 0);
  if (!device.has('status')) return unproved(device, answer);
  // What played before and could not be ended would pass for ours.
  return watch(device, job, { answer, isBlind: job.wasPlaying && !isCleared }, events, signal);
}

/** What sounds there is ended, where it must be, and it is as loud as it is to be. Whether it obeyed the first. */
async function makeReady(
  device: Device,
  { facts, times, clears, wasPlaying }: DeviceJob,
  events: DeviceEvents,
  signal: AbortSignal,
): Promise<boolean> {
  const cleared =
    clears || wasPlaying ? await device.ask('stop', facts, times.stopsWithinMs) : undefined;
  if (device.has('volume')) {
    const set = await device.ask('volume', facts, times.answersWithinMs, signal);
    if (set.code !== 'accepted') events.note(`Chưa đặt được âm lượng: ${set.why}`);
  }
  return cleared === undefined || cleared.code === 'accepted';
}

function unproved(device: Device, answer: DeviceAnswer): DeviceEnd {
  return answer.code === 'accepted'
    ? {
        how: 'accepted',
        why: `${device.taker} nhận lệnh; loa này không cho biết có phát hay không`,
      }
    : { how: 'unknown', why: 'why' in answer ? answer.why : '' };
}

/** Follows what the device says until it has ended, one way or another. */
async function watch(
  device: Device,
  job: DeviceJob,
  { answer, isBlind }: { readonly answer: DeviceAnswer; readonly isBlind: boolean },
  events: DeviceEvents,
  signal: AbortSignal,
): Promise<DeviceEnd> {
  const { facts, lengthMs, times } = job;
  const askedAt = performance.now();
  let startedAt: number | undefined;
  let playedMs = 0;
  let idleLooks = 0;
  let isMuteTold = false;
  let last: DeviceStatus | undefined;
  /** The last that was heard of it: it plays, at that instant. */
  let provedAt = -Infinity;
  /** Since then it could not be asked. */
  let lostAt: number | undefined;
  for (;;) {
    const look = await device.look(facts, times.lookMs, signal);
    if (signal.aborted) return silence(device, job, playedMs);
    const now = performance.now();
    if (look.how === 'told') last = look.status;
    // What tells of each change alone still does what it said last, as long as it is there to say otherwise.
    const stands = look.how === 'quiet' && look.stands && last?.state === 'playing';
    const status = look.how === 'told' ? look.status : stands ? last : undefined;
    const isPlaying = status?.state === 'playing' && (status.isOurs ?? !isBlind);
    if (isPlaying) {
      idleLooks = 0;
      provedAt = now;
      lostAt = undefined;
      if (startedAt === undefined) {
        startedAt = now;
        events.sounds();
      }
      const toldMs = look.how === 'told' ? status.positionMs : undefined;
      playedMs = Math.min(lengthMs, Math.max(playedMs, toldMs ?? now - startedAt));
      events.reached(playedMs);
      if (status.volume === 0 && !isMuteTold) {
        isMuteTold = true;
        events.note('Loa báo âm lượng đang là 0: nó chạy mà không ai nghe được.');
      }
    }
    if (look.how === 'lost') lostAt ??= now;
    if (startedAt === undefined) {
      const late = now - askedAt - job.startsInMs > times.startsWithinMs;
      if (status?.state === 'failed' || late) return await neverBegan(device, job, answer, status);
      continue;
    }
    const elapsedMs = now - startedAt;
    if (status !== undefined && !isPlaying && status.state !== 'other') {
      const unseenMs = lostAt === undefined ? 0 : now - lostAt;
      const end = endOf(status, { idleLooks: ++idleLooks, elapsedMs, unseenMs, playedMs }, job);
      if (end) return end;
    }
    if (elapsedMs > lengthMs + times.lateMs + times.lookMs)
      return endedUnseen(device, job, now - provedAt);
  }
}

interface Watched {
  readonly idleLooks: number;
  readonly elapsedMs: number;
  /** So long before it said this it could not be asked. */
  readonly unseenMs: number;
  readonly playedMs: number;
}

/** What it means that it does not play any more; undefined: that is not clear yet. */
function endOf(
  { state, said }: DeviceStatus,
  { idleLooks, elapsedMs, unseenMs, playedMs }: Watched,
  { lengthMs, times }: DeviceJob,
): DeviceEnd | undefined {
  // Beginning and end are each seen up to a look late.
  const closeMs = times.earlyMs + times.lookMs;
  if (state !== 'failed' && elapsedMs >= lengthMs - closeMs)
    return unseenMs <= closeMs
      ? { how: 'heard', positionMs: lengthMs }
      : {
          how: 'accepted',
          why: `loa báo đang phát đến giây ${Math.round(playedMs / 1000)}, sau đó không hỏi được: không rõ có phát hết không`,
        };
  // Between two pieces some say for a moment that they do nothing.
  return idleLooks > 1 || state === 'failed'
    ? { how: 'cut', positionMs: playedMs, why: `loa báo "${said}"` }
    : undefined;
}

/** Its time is long over. What still says that it plays has played all of it, and is told to be silent. */
async function endedUnseen(
  device: Device,
  { facts, lengthMs, times }: DeviceJob,
  sinceProofMs: number,
): Promise<DeviceEnd> {
  if (sinceProofMs <= times.lateMs) {
    await device.ask('stop', facts, times.stopsWithinMs);
    return { how: 'heard', positionMs: lengthMs };
  }
  return {
    how: 'accepted',
    why: 'loa đã báo đang phát, sau đó không báo gì nữa: không rõ có phát hết không',
  };
}

/** It does not play, by its own word; or it says nothing at all. It must not begin later either. */
async function neverBegan(
  device: Device,
  { facts, times }: DeviceJob,
  answer: DeviceAnswer,
  status: DeviceStatus | undefined,
): Promise<DeviceEnd> {
  await device.ask('stop', facts, times.stopsWithinMs);
  if (status)
    return {
      how: 'refused',
      why: `${device.taker} nhận lệnh mà loa không phát, nó báo "${status.said}"`,
    };
  if (answer.code !== 'accepted') return unproved(device, answer);
  return {
    how: 'accepted',
    why: `${device.taker} nhận lệnh, rồi loa không báo gì: không rõ có phát hay không`,
  };
}

/** Has it stop, and sees that it does. */
async function silence(device: Device, job: DeviceJob, playedMs: number): Promise<DeviceEnd> {
  const { facts, times } = job;
  const until = performance.now() + times.stopsWithinMs;
  device.forget();
  const answer = await device.ask('stop', facts, times.stopsWithinMs);
  if (answer.code !== 'accepted')
    return { how: 'not-stopped', positionMs: playedMs, why: answer.why };
  if (!device.has('status')) return { how: 'stopped', positionMs: playedMs, why: '' };
  let said = '';
  while (performance.now() < until) {
    const waitMs = Math.min(times.lookMs, 200);
    const never = new AbortController().signal;
    const late = sleep(until - performance.now()).then(
      () => ({ how: 'quiet', stands: false }) as const,
    );
    const look = await Promise.race([device.look(facts, waitMs, never), late]);
    if (look.how !== 'told') continue;
    const { status } = look;
    if (status.state !== 'playing' || status.isOurs === false)
      return { how: 'stopped', positionMs: playedMs, why: '' };
    said = `loa vẫn báo "${status.said}"`;
  }
  // It took the order; that it says nothing after it is no proof of the contrary.
  return said === ''
    ? { how: 'stopped', positionMs: playedMs, why: '' }
    : { how: 'not-stopped', positionMs: playedMs, why: said };
}
