// What is known of a loudspeaker of another maker between two looks at it.
import type { DeviceLook, DeviceStatus } from './device.ts';
import type { DeviceEnd, DeviceJob, DeviceTimes } from './device-job.ts';

/** What it says by now, with what it said before; undefined where nothing is known. */
export function wordOf(
  look: DeviceLook,
  last: DeviceStatus | undefined,
  hasStarted: boolean,
): DeviceStatus | undefined {
  if (look.how === 'told') return look.status;
  // What tells of each change alone still does what it said last, as long as it is there to say otherwise.
  if (look.how === 'quiet' && look.stands) return last;
  // And what said that it had ended would say that it begins again.
  return look.how === 'quiet' && hasStarted && last?.state === 'idle' ? last : undefined;
}

/** A word that some setting knows. */
export function isReadable(status: DeviceStatus | undefined): status is DeviceStatus {
  return status !== undefined && status.state !== 'other';
}

/** When it could be seen, and when not. Real ms; `beginsAt`: when it was to begin, `closeMs`: so exactly its beginning and end are seen. */
export function createSights(beginsAt: number, closeMs: number) {
  /** The last that was heard of it: it plays, at that instant. */
  let provedAt = -Infinity;
  /** Since then it could not be asked. */
  let lostAt: number | undefined;
  let headMs: number | undefined;
  let restedAt = beginsAt;
  let longestMs = 0;
  return {
    plays(now: number): void {
      headMs ??= lostAt === undefined ? 0 : now - restedAt;
      provedAt = now;
      lostAt = undefined;
    },
    rests(now: number): void {
      longestMs = Math.max(longestMs, now - restedAt + (lostAt === undefined ? 0 : closeMs));
      restedAt = now;
      lostAt = undefined;
    },
    lost(now: number): void {
      lostAt ??= now;
    },
    /** It may have played so long before it was first seen to. */
    headMs: (): number => headMs ?? 0,
    /** What is no longer may have sounded between two words that it rests. */
    longestMs: (): number => longestMs,
    unseenMs: (now: number): number => (lostAt === undefined ? 0 : now - lostAt),
    sincePlayedMs: (now: number): number => now - provedAt,
  };
}

/** Beginning and end are each seen up to a look late. */
export function closeOf({ earlyMs, lookMs }: DeviceTimes): number {
  return earlyMs + lookMs;
}

interface Watched {
  readonly idleLooks: number;
  readonly elapsedMs: number;
  readonly headMs: number;
  /** So long before it said this it could not be asked. */
  readonly unseenMs: number;
  readonly playedMs: number;
}

/** What it means that it does not play any more; undefined: that is not clear yet. */
export function endOf(
  { state, said }: DeviceStatus,
  { idleLooks, elapsedMs, headMs, unseenMs, playedMs }: Watched,
  { lengthMs, times }: DeviceJob,
): DeviceEnd | undefined {
  const closeMs = closeOf(times);
  const wholeMs = lengthMs - closeMs;
  if (state !== 'failed' && elapsedMs >= wholeMs && unseenMs <= closeMs)
    return { how: 'heard', positionMs: lengthMs };
  if (state !== 'failed' && elapsedMs + headMs >= wholeMs)
    return {
      how: 'accepted',
      why: `loa báo đang phát đến giây ${Math.round(playedMs / 1000)}, ${elapsedMs >= wholeMs ? 'sau đó' : 'có lúc'} không hỏi được: không rõ có phát hết không`,
    };
  // Between two pieces some say for a moment that they do nothing.
  return idleLooks > 1 || state === 'failed'
    ? { how: 'cut', positionMs: playedMs, why: `loa báo "${said}"` }
    : undefined;
}
