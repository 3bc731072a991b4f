// A link that makes one account, or gives one a new password: it lives an hour and is used once.
import { hourMs } from '../../../content/schema/durations.ts';
import type { Role } from '../../acts/roles.ts';
import type { Statements } from '../../store/sqlite-statements.ts';
import { readRoles } from './account-book.ts';
import { hashOf } from '../../signing-in/secrets.ts';
import { randomCode, readCode } from '../../typed-code.ts';

const livesMs = hourMs;

export interface Invitation {
  readonly kind: 'invite' | 'reset';
  /** Whose password is made anew; '' where an account is to be made. */
  readonly account: string;
  /** Whom the inviter means, as he wrote it. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly madeBy: string;
  readonly endsAt: number;
}

/** What can be taken back: it is named by the hash of its code. */
export type OpenInvitation = Invitation & { readonly hash: string };

export interface Invitations {
  /** The code, e.g. `7KQ2-M0XD-9F3T`: 60 bits, for an hour, behind a limit on tries. */
  make(invitation: Omit<Invitation, 'endsAt'>): { readonly code: string; readonly endsAt: number };
  find(code: string): Invitation | undefined;
  /** Uses it up; false where it was used meanwhile. */
  use(code: string): boolean;
  open(): readonly OpenInvitation[];
  withdraw(hash: string): boolean;
}

export function createInvitations({ sql, now }: Statements & { now: () => number }): Invitations {
  const hash = (code: string): string => hashOf(readCode(code));
  const tidy = (): void => {
    sql('DELETE FROM invitation WHERE ends_at <= ? OR ends_at > ?').run(now(), now() + livesMs);
  };
  return {
    make({ kind, account, name, roles, madeBy }) {
      tidy();
      // The one before must not lie about.
      if (kind === 'reset') sql('DELETE FROM invitation WHERE account = ?').run(account);
      const code = randomCode(3);
      const endsAt = now() + livesMs;
      sql('INSERT INTO invitation VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
        ...[hash(code), kind, account, name, JSON.stringify(roles), madeBy, now(), endsAt],
      );
      return { code, endsAt };
    },
    find(code) {
      tidy();
      const row = sql('SELECT * FROM invitation WHERE hash = ?').get(hash(code));
      return row && readInvitation(row);
    },
    use: (code) => {
      tidy();
      return sql('DELETE FROM invitation WHERE hash = ?').run(hash(code)).changes > 0;
    },
    open() {
      tidy();
      return sql('SELECT * FROM invitation ORDER BY ends_at').all().map(readInvitation);
    },
    withdraw: (named) => sql('DELETE FROM invitation WHERE hash = ?').run(named).changes > 0,
  };
}

function readInvitation(row: Readonly<Record<string, unknown>>): OpenInvitation {
  return {
    hash: String(row['hash']),
    kind: row['kind'] === 'reset' ? 'reset' : 'invite',
    account: String(row['account']),
    name: String(row['name']),
    roles: readRoles(String(row['roles'])),
    madeBy: String(row['made_by']),
    endsAt: Number(row['ends_at']),
  };
}
