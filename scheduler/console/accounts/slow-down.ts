// A try is counted before the password is looked at, so that a thousand at once cost one.
import { counted, mostLanes, waitMs, type Lane, type Tries } from '../../signing-in/slow-down.ts';
import type { Statements } from '../../store/sqlite-statements.ts';

export interface SlowDown {
  /** 0: go on, and the try is counted in each lane. Else nothing is counted, and so many ms are to wait. */
  admit(lanes: readonly Lane[]): number;
  /** The try was right: this lane is as new. */
  readonly forget: (lane: string) => void;
}

export function createSlowDown({
  sql,
  transact,
  now,
}: Statements & { now: () => number }): SlowDown {
  const triesIn = ({ name }: Lane): Tries | undefined => {
    const row = sql('SELECT tries, at, until_at FROM slow_down WHERE lane = ?').get(name);
    return (
      row && {
        tries: Number(row['tries']),
        at: Number(row['at']),
        untilAt: Number(row['until_at']),
      }
    );
  };
  const waitIn = (lane: Lane): number => {
    const tries = triesIn(lane);
    return tries ? waitMs(tries, now()) : 0;
  };
  const count = (lane: Lane): void => {
    const { tries, at, untilAt } = counted(lane, triesIn(lane), now());
    sql('INSERT OR REPLACE INTO slow_down VALUES (?, ?, ?, ?)').run(lane.name, tries, at, untilAt);
  };
  return {
    admit(lanes) {
      const longest = Math.max(0, ...lanes.map(waitIn));
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
