import type { WriteChange } from './sqlite-log.ts';
import { actValue, readApproval, readRequest } from './sqlite-rows.ts';
import type { Statements } from './sqlite-statements.ts';
import { sameAttempt } from './same-attempt.ts';
import { StaleSlotError, type OperatorRequest, type RequestBook } from './store.ts';

export function createRequestBook({ sql, transact }: Statements, write: WriteChange): RequestBook {
  /** Of the database when nothing waited in it; it changes with what others commit, so that looking again costs next to nothing. */
  let idleVersion: unknown;
  const version = (): unknown => sql('PRAGMA data_version').get()?.['data_version'];
  const requestsOf = (order: string): readonly OperatorRequest[] =>
    sql("SELECT * FROM request WHERE json_extract(act, '$.order.id') = ? ORDER BY id")
      .all(order)
      .map(readRequest);
  return {
    ask: (by, act, at, signedIn) => {
      // What this connection itself commits leaves the version as it is.
      idleVersion = undefined;
      const enter = (): OperatorRequest => {
        const row = sql('INSERT INTO request (at, who, act) VALUES (?, ?, ?) RETURNING *').get(
          Math.round(at),
          by,
          actValue(act, signedIn),
        );
        if (!row) throw new Error('INSERT … RETURNING gave no row');
        return readRequest(row);
      };
      const order = act.kind === 'emergency' ? act.order : undefined;
      if (!order) return enter();
      return transact(() => sameAttempt(requestsOf(order.id), order) ?? enter());
    },
    requestsOf,
    pendingRequests: () => {
      const now = version();
      if (now === idleVersion) return [];
      const waiting = sql('SELECT * FROM request WHERE outcome IS NULL ORDER BY id').all();
      idleVersion = waiting.length === 0 ? now : undefined;
      return waiting.map(readRequest);
    },
    request: (id) => {
      const row = sql('SELECT * FROM request WHERE id = ?').get(id);
      return row && readRequest(row);
    },
    answer: (id, outcome, changes) => {
      transact(() => {
        changes.forEach(write);
        const { changes: closed } = sql(
          'UPDATE request SET outcome = ? WHERE id = ? AND outcome IS NULL',
        ).run(JSON.stringify(outcome), id);
        if (closed === 0) throw new StaleSlotError(`request ${id} is answered`);
      });
    },

    approvals: () => sql('SELECT * FROM approval ORDER BY at, content_key').all().map(readApproval),
    approve: ({ contentKey, sha256, campaign, by, at }) => {
      sql('INSERT OR REPLACE INTO approval VALUES (?, ?, ?, ?, ?)').run(
        contentKey,
        sha256,
        campaign,
        by,
        Math.round(at),
      );
    },
    unapprove: (contentKey) => {
      sql('DELETE FROM approval WHERE content_key = ?').run(contentKey);
    },
  };
}
