// A station's month as its log tells it, by the chain that real stations write. Made when it is asked for: a million lines
// are not held in memory at once.
import { emptyHead, hashLine } from '../../../scheduler/store/chain.ts';
import type { LogSource } from '../../../scheduler/link/round.ts';
import type { EventDetail, LoggedEvent } from '../../../scheduler/store/store.ts';

export interface MonthOfLog {
  /** Tells this station's lines from those of others. */
  readonly name: string;
  readonly airings: number;
  /** Epoch ms of the first airing. */
  readonly from: number;
}

/** Lines that one airing leaves: planned, ready, begun, ended, as the daemon writes them. */
const linesOfAiring = 5;
const halfDay = 12 * 3_600_000;

export function monthLines({ airings }: MonthOfLog): number {
  return airings * linesOfAiring;
}

/** The log, as the link's round reads it. */
export function monthOfLog(month: MonthOfLog): LogSource {
  let lines: readonly LoggedEvent[] | undefined;
  const all = (): readonly LoggedEvent[] => (lines ??= chain(month));
  return {
    head: () => {
      const last = all().at(-1);
      return last ? { seq: last.seq, hash: last.hash } : emptyHead;
    },
    events: (after = 0, most = Infinity) =>
      all().slice(Math.max(0, after), Math.max(0, after) + most),
  };
}

function chain({ name, airings, from }: MonthOfLog): readonly LoggedEvent[] {
  const lines: LoggedEvent[] = [];
  const add = (at: number, slot: string, event: string, detail: EventDetail): void => {
    const before = lines.at(-1) ?? emptyHead;
    const line = { seq: before.seq + 1, at, slot, event, detail, prev: before.hash };
    lines.push({ ...line, hash: hashLine(line) });
  };
  for (let airing = 0; airing < airings; airing++) {
    const startsAt = from + airing * halfDay;
    const slot = `ban-tin-${name}@${new Date(startsAt).toISOString().slice(0, 16)}`;
    const sha256 = 'a'.repeat(64);
    add(startsAt - 86_400_000, slot, 'planned', {
      startsAt,
      campaign: `ban-tin-${name}`,
      number: airing + 1,
    });
    add(startsAt - 3_600_000, slot, 'ready', {
      bulletin: { sha256, title: 'Bản tin chiều', durationMs: 300_000 },
    });
    add(startsAt, slot, 'airing', { outputs: ['soundcard'], bulletin: sha256 });
    add(startsAt + 12, slot, 'started', { lateMs: 12, output: 'soundcard' });
    add(startsAt + 300_000, slot, 'aired', {
      endedAt: startsAt + 300_000,
      samples: 14_400_000,
      output: 'soundcard',
    });
  }
  return lines;
}
