// Each page carries a token that its forms send back once: no other site, and no page sent twice, can act.
import type { Statements } from '../../store/sqlite-statements.ts';
import type { Accounts } from '../gate/accounts-door.ts';
import { hashOf, randomSecret } from './secrets.ts';

const livesMs = 12 * 3_600_000;
/** Pages open at once in one session; the oldest one's forms go first. */
const mostOpen = 200;

export function createFormTokens({
  sql,
  transact,
  now,
}: Statements & { now: () => number }): Pick<Accounts, 'issueToken' | 'useToken'> {
  return {
    issueToken(session) {
      const token = randomSecret();
      transact(() => {
        sql('INSERT INTO form_token VALUES (?, ?, ?, 0)').run(hashOf(token), session, now());
        sql(
          `DELETE FROM form_token WHERE session = ? AND rowid NOT IN
             (SELECT rowid FROM form_token WHERE session = ? ORDER BY rowid DESC LIMIT ${mostOpen})`,
        ).run(session, session);
      });
      return token;
    },
    useToken(session, token) {
      const row = sql('SELECT made_at, used FROM form_token WHERE hash = ? AND session = ?').get(
        ...[hashOf(token), session],
      );
      const ageMs = now() - Number(row?.['made_at']);
      if (!row || ageMs > livesMs) return 'unknown';
      // Two requests with one token at the same moment: one of them changes the row.
      const changed = sql('UPDATE form_token SET used = 1 WHERE hash = ? AND used = 0').run(
        hashOf(token),
      );
      return changed.changes > 0 ? 'ok' : 'used';
    },
  };
}
