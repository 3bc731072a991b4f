// What was told to whom, so that nobody reads it twice, also after a restart. In accounts.db: who is gone is told nothing.
import type { Sql } from '../../store/sqlite-statements.ts';

export interface ToldBook {
  /** The last line of the log that was told to this account; undefined: none yet. */
  lastSeq(account: string): number | undefined;
  setLastSeq(account: string, seq: number): void;
  wasTold(account: string, key: string): boolean;
  told(account: string, key: string): void;
}

/** So many are remembered; what is older waits for nobody any more. */
const mostKept = 10_000;

export function createToldBook({
  sql,
  now,
}: {
  readonly sql: Sql;
  readonly now: () => number;
}): ToldBook {
  const logOf = (account: string): string => `log ${account}`;
  const keyOf = (account: string, key: string): string => `${key} ${account}`;
  const put = (what: string, at: number): void => {
    sql('INSERT OR REPLACE INTO told VALUES (?, ?)').run(what, at);
  };
  const get = (what: string): number | undefined => {
    const at = sql('SELECT at FROM told WHERE what = ?').get(what)?.['at'];
    return at === undefined ? undefined : Number(at);
  };
  return {
    lastSeq: (account) => get(logOf(account)),
    setLastSeq(account, seq) {
      put(logOf(account), seq);
    },
    wasTold: (account, key) => get(keyOf(account, key)) !== undefined,
    told(account, key) {
      put(keyOf(account, key), now());
      sql(
        `DELETE FROM told WHERE what NOT LIKE 'log %' AND rowid NOT IN
           (SELECT rowid FROM told ORDER BY rowid DESC LIMIT ${mostKept})`,
      ).run();
    },
  };
}
