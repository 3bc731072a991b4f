// Sessions are on the server: the browser has a random value, the database its hash.
import { hourMs } from '../../../content/schema/durations.ts';
import type { Role } from '../../acts/roles.ts';
import type { Statements } from '../../store/sqlite-statements.ts';
import type { SignedInPerson } from '../gate/accounts-door.ts';
import { readRoles } from './account-book.ts';
import { hashOf, randomSecret } from '../../signing-in/secrets.ts';

/** A duty's length. */
const longestMs = 12 * hourMs;
const idleMs = hourMs;
/** A sign of life is written at most this often. */
const seenEveryMs = 60_000;

/** Where a person signed in from. */
export interface From {
  readonly address: string;
  /** The browser's own name for itself. */
  readonly agent: string;
}

export interface Session extends From {
  readonly session: string;
  readonly beganAt: number;
  readonly seenAt: number;
}

export interface Sessions {
  /** The cookie's value. */
  begin(account: string, from: From): string;
  personOf(cookie: string): SignedInPerson | undefined;
  /** Those that still hold, the newest first. */
  list(account: string): readonly Session[];
  /** One of this account's; false where it has none of that name. */
  end(account: string, session: string): boolean;
  /** All of this account's, but one that is to stay; how many. */
  endAll(account: string, but?: string): number;
}

export function createSessions({ sql, now }: Statements & { now: () => number }): Sessions {
  const tidy = (): void => {
    // One that began later than now is from before the clock was set back: nobody knows how old it is.
    sql('DELETE FROM session WHERE began_at < ? OR seen_at < ? OR began_at > ?').run(
      now() - longestMs,
      now() - idleMs,
      now() + seenEveryMs,
    );
    sql('DELETE FROM form_token WHERE session NOT IN (SELECT hash FROM session)').run();
  };
  return {
    begin(account, { address, agent }) {
      tidy();
      const cookie = randomSecret();
      sql('INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)').run(
        ...[hashOf(cookie), account, now(), now(), address, agent.slice(0, 300)],
      );
      return cookie;
    },
    personOf(cookie) {
      const session = hashOf(cookie);
      const row = sql(
        `SELECT session.*, account.name, account.roles FROM session JOIN account USING (account)
         WHERE hash = ? AND state = 'active'`,
      ).get(session);
      if (!row) return undefined;
      const [beganAt, seenAt] = [Number(row['began_at']), Number(row['seen_at'])];
      if (!holds(beganAt, seenAt, now())) {
        sql('DELETE FROM session WHERE hash = ?').run(session);
        return undefined;
      }
      if (now() - seenAt >= seenEveryMs)
        sql('UPDATE session SET seen_at = ? WHERE hash = ?').run(now(), session);
      const roles: readonly Role[] = readRoles(String(row['roles']));
      return { account: String(row['account']), name: String(row['name']), roles, session };
    },
    list: (account) =>
      sql('SELECT * FROM session WHERE account = ? ORDER BY began_at DESC')
        .all(account)
        .map(readSession)
        .filter(({ beganAt, seenAt }) => holds(beganAt, seenAt, now())),
    end: (account, session) =>
      sql('DELETE FROM session WHERE account = ? AND hash = ?').run(account, session).changes > 0,
    endAll: (account, but = '') =>
      Number(sql('DELETE FROM session WHERE account = ? AND hash <> ?').run(account, but).changes),
  };
}

function holds(beganAt: number, seenAt: number, now: number): boolean {
  return now - beganAt < longestMs && now - seenAt < idleMs && beganAt <= now + seenEveryMs;
}

function readSession(row: Readonly<Record<string, unknown>>): Session {
  return {
    session: String(row['hash']),
    beganAt: Number(row['began_at']),
    seenAt: Number(row['seen_at']),
    address: String(row['address']),
    agent: String(row['agent']),
  };
}
