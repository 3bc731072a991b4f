// One round of talking to the centre: how the station is, then all of its log that the centre has not. What counts is
// the centre's own word of what it has; nothing is remembered here, so that a kill loses nothing.
import {
  copiedShape,
  haveShape,
  mostBytes,
  mostLines,
  type Beat,
  type SaidHead,
} from '../centre/talk/message.ts';
import type { LoggedEvent, SlotLog } from '../store/store.ts';
import type { Post } from './post.ts';

export type LogSource = Pick<SlotLog, 'head' | 'events'>;

export interface Round {
  /** Lines that were sent, and are copied. */
  readonly lines: number;
  /** The copy ends before the log does: the centre takes no more of it, and names why. */
  readonly isStuck: boolean;
  /** The number of the newest order for this station; absent where there is none. */
  readonly down?: number;
}

/** Rejects with PostError; whatever was answered before is copied. */
export async function tellCentre(
  post: Post,
  log: LogSource,
  standing: Omit<Beat, 'head' | 'clockErrorMs'>,
  signal?: AbortSignal,
): Promise<Round> {
  const beat: Beat = { ...standing, head: log.head(), clockErrorMs: post.clockErrorMs() };
  const { have, down } = await post.send('beat', beat, haveShape, signal);
  const newest = { ...(down !== undefined && down > 0 && { down }) };
  let from = lastCommon(have, log);
  let sent = 0;
  for (;;) {
    const lines = nextPiece(log, from);
    if (lines.length === 0) return { lines: sent, isStuck: false, ...newest };
    const answer = await post.send('log', { lines }, copiedShape, signal);
    const upTo = answer.upTo ?? lastCommon(answer.have, log);
    if (upTo <= from && answer.upTo !== undefined) return { lines: sent, isStuck: true, ...newest };
    if (answer.upTo === undefined && upTo >= from) return { lines: sent, isStuck: true, ...newest };
    sent += Math.max(0, upTo - from);
    from = upTo;
  }
}

/** The newest line that both have, 0 for none. */
function lastCommon(have: readonly SaidHead[], log: LogSource): number {
  const common = have.find(({ seq, hash }) => log.events(seq - 1, 1)[0]?.hash === hash);
  return common?.seq ?? 0;
}

/** As many lines as a message holds. */
function nextPiece(log: LogSource, from: number): readonly LoggedEvent[] {
  const lines = log.events(from, mostLines);
  let bytes = 0;
  const fits = lines.findIndex((line) => {
    bytes += Buffer.byteLength(JSON.stringify(line)) + 1;
    // Room for what stands around them.
    return bytes > mostBytes - 10_000;
  });
  return fits < 0 ? lines : lines.slice(0, Math.max(1, fits));
}
