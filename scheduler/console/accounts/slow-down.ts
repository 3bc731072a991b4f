// Guessing is slowed, never locked. A try is counted before the password is looked at, so that a thousand at once cost one.
import type { Statements } from '../../store/sqlite-statements.ts';

/** What tries are counted by. The longer the list of wrong ones, the longer the wait. */
export interface Lane {
  readonly name: string;
  /** Tries without a wait. */
  readonly free: number;
  /** The first wait; each next one is twice as long. Real ms. */
  readonly firstMs: number;
  readonly longestMs: number;
}

export interface SlowDown {
  /** 0: go on, and the try is counted in each lane. Else nothing is counted, and so many ms are to wait. */
  admit(lanes: readonly Lane[]): number;
  /** The try was right: this lane is as new. */
  readonly forget: (lane: string) => void;
}

/** A lane in which nothing was tried for so long is as new. */
const forgottenAfterMs = 24 * 3_600_000;
/** Strangers can name what they like: no more than so many lanes are remembered, the oldest go first. */
const mostLanes = 5000;

interface Tries {
  readonly tries: number;
  readonly at: number;
  readonly untilAt: number;
}

export function createSlowDown({
  sql,
  transact,
  now,
}: Statements & { now: () => number }): SlowDown {
  const triesIn = ({ name }: Lane): Tries => {
    const row = sql('SELECT tries, at, until_at FROM slow_down WHERE lane = ?').get(name);
    const at = Number(row?.['at'] ?? 0);
    if (!row || now() - at > forgottenAfterMs) return { tries: 0, at: 0, untilAt: 0 };
    return { tries: Number(row['tries']), at, untilAt: Number(row['until_at']) };
  };
  const waitMs = (lane: Lane): number => {
    const { at, untilAt } = triesIn(lane);
    // Where the clock was set back, a wait is still no longer than it was.
    return Math.min(untilAt - now(), untilAt - at);
  };
  const count = (lane: Lane): void => {
    const tries = triesIn(lane).tries + 1;
    const over = tries - lane.free;
    const pauseMs = over <= 0 ? 0 : Math.min(lane.longestMs, lane.firstMs * 2 ** (over - 1));
    sql('INSERT OR REPLACE INTO slow_down VALUES (?, ?, ?, ?)').run(
      ...[lane.name, tries, now(), now() + pauseMs],
    );
  };
  return {
    admit(lanes) {
      const longest = Math.max(0, ...lanes.map(waitMs));
      if (longest > 0) return longest;
      transact(() => {
        lanes.forEach(count);
        sql(
          `DELETE FROM slow_down WHERE lane IN (SELECT lane FROM slow_down ORDER BY at DESC LIMIT -1 OFFSET ${mostLanes})`,
        ).run();
      });
      return 0;
    },
    forget: (lane) => {
      sql('DELETE FROM slow_down WHERE lane = ?').run(lane);
    },
  };
}
