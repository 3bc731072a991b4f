// One bulletin on one loudspeaker of another maker. It is told to play at most once; what it did is believed as far as
// its own status says, and no further.
import { performance } from 'node:perf_hooks';
import { sleep } from '../../clock.ts';
import type { Device, DeviceAnswer, DeviceStatus } from './device.ts';
import type { DeviceEnd, DeviceJob } from './device-job.ts';
import { closeOf, createSights, endOf, isReadable, wordOf } from './sights.ts';

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
  if (!device.has('status')) return waitUnseen(device, job, answer, signal);
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

/** It has no way to say what it does: held, so that it can be ended, as long as it would sound. */
async function waitUnseen(
  device: Device,
  job: DeviceJob,
  answer: DeviceAnswer,
  signal: AbortSignal,
): Promise<DeviceEnd> {
  const askedAt = performance.now();
  await sleep(job.startsInMs + job.lengthMs, signal);
  if (!signal.aborted) return unproved(device, answer);
  const playedMs = performance.now() - askedAt - job.startsInMs;
  return silence(device, job, Math.min(job.lengthMs, Math.max(0, playedMs)));
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
  const beginsAt = performance.now() + job.startsInMs;
  const sights = createSights(beginsAt, closeOf(times));
  let startedAt: number | undefined;
  let playedMs = 0;
  let idleLooks = 0;
  let isMuteTold = false;
  let last: DeviceStatus | undefined;
  for (;;) {
    const look = await device.look(facts, times.lookMs, signal);
    const now = performance.now();
    if (signal.aborted) {
      // Where nothing is proved, it may have been heard as far as this.
      const unseenMs = isReadable(last) ? 0 : Math.min(lengthMs, Math.max(0, now - beginsAt));
      return silence(device, job, Math.max(playedMs, unseenMs));
    }
    if (look.how === 'told') last = look.status;
    const status = wordOf(look, last, startedAt !== undefined);
    const isPlaying = status?.state === 'playing' && (status.isOurs ?? !isBlind);
    if (isPlaying) {
      idleLooks = 0;
      sights.plays(now);
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
    } else if (look.how === 'lost') sights.lost(now);
    else if (startedAt === undefined && isReadable(status)) sights.rests(now);
    if (startedAt === undefined) {
      const seen = { status, sinceMs: now - beginsAt, gapMs: sights.longestMs() };
      const end = await notBegun(device, job, answer, seen);
      if (end) return end;
      continue;
    }
    const elapsedMs = now - startedAt;
    if (status !== undefined && !isPlaying && status.state !== 'other') {
      const unseen = { headMs: sights.headMs(), unseenMs: sights.unseenMs(now) };
      const end = endOf(status, { idleLooks: ++idleLooks, elapsedMs, playedMs, ...unseen }, job);
      if (end) return end;
    }
    if (elapsedMs > lengthMs + times.lateMs + times.lookMs)
      return endedUnseen(device, job, sights.sincePlayedMs(now));
  }
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

interface Seen {
  readonly status: DeviceStatus | undefined;
  /** After it was to begin. */
  readonly sinceMs: number;
  readonly gapMs: number;
}

/**
 * It was not seen to play so far; undefined: that is not over yet. By its own word it does not play: then it must not begin
 * later either. Without such a word it may well sound: it is left alone, and held as long as it would.
 */
async function notBegun(
  device: Device,
  { facts, lengthMs, times }: DeviceJob,
  answer: DeviceAnswer,
  { status, sinceMs, gapMs }: Seen,
): Promise<DeviceEnd | undefined> {
  const isLate = sinceMs > times.startsWithinMs;
  if (isReadable(status) && (status.state === 'failed' || isLate)) {
    await device.ask('stop', facts, times.stopsWithinMs);
    const isShort = lengthMs <= 2 * times.lookMs;
    if (status.state === 'idle' && (isShort || lengthMs <= gapMs))
      return {
        how: isShort && answer.code === 'accepted' ? 'accepted' : 'unknown',
        why: 'không thấy loa báo đang phát, nhưng giữa hai lần hỏi nó có thể đã phát hết',
      };
    return {
      how: 'refused',
      why: `${device.taker} nhận lệnh mà loa không phát, nó báo "${status.said}"`,
    };
  }
  if (!isLate || sinceMs <= lengthMs) return undefined;
  if (answer.code !== 'accepted') return unproved(device, answer);
  const what = status ? `chỉ báo "${status.said}"` : 'không báo gì đọc được';
  return {
    how: 'unknown',
    why: `${device.taker} nhận lệnh, sau đó ${what}: không rõ có phát hay không`,
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
