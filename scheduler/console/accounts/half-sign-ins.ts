// The password was right and the second step is still to come: a form carries a random value from one to the other.
import type { Statements } from '../../store/sqlite-statements.ts';
import { hashOf, randomSecret } from '../../signing-in/secrets.ts';

const livesMs = 10 * 60_000;
const mostTries = 10;

export interface HalfSignIn {
  readonly account: string;
  /** What the passkey is to sign. */
  readonly challenge?: string;
  /** Of one-time codes that are to be set up before anything else. */
  readonly secret?: string;
}

export interface HalfSignIns {
  begin(half: HalfSignIn): string;
  /** Undefined: unknown, too old, or tried too often. */
  find(value: string): HalfSignIn | undefined;
  setChallenge(value: string, challenge: string): void;
  /** Counts a try before it is looked at. */
  count(value: string): void;
  /** False where it was ended meanwhile. */
  end(value: string): boolean;
}

export function createHalfSignIns({ sql, now }: Statements & { now: () => number }): HalfSignIns {
  return {
    begin({ account, challenge, secret }) {
      sql('DELETE FROM half_sign_in WHERE made_at < ? OR made_at > ?').run(now() - livesMs, now());
      const value = randomSecret();
      sql('INSERT INTO half_sign_in VALUES (?, ?, ?, 0, ?, ?)').run(
        ...[hashOf(value), account, now(), challenge ?? null, secret ?? null],
      );
      return value;
    },
    find(value) {
      const row = sql('SELECT * FROM half_sign_in WHERE hash = ?').get(hashOf(value));
      if (!row || now() - Number(row['made_at']) > livesMs || Number(row['tries']) > mostTries)
        return undefined;
      const { challenge, secret } = row;
      return {
        account: String(row['account']),
        ...(typeof challenge === 'string' && { challenge }),
        ...(typeof secret === 'string' && { secret }),
      };
    },
    setChallenge(value, challenge) {
      sql('UPDATE half_sign_in SET challenge = ? WHERE hash = ?').run(challenge, hashOf(value));
    },
    count(value) {
      sql('UPDATE half_sign_in SET tries = tries + 1 WHERE hash = ?').run(hashOf(value));
    },
    end: (value) => sql('DELETE FROM half_sign_in WHERE hash = ?').run(hashOf(value)).changes > 0,
  };
}
