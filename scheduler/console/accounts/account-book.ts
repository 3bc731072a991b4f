// Who has an account, and what he may. Whatever weakens what somebody could do so far ends his sessions in the same transaction.
import { isRole, type Role } from '../../acts/roles.ts';
import type { Statements } from '../../store/sqlite-statements.ts';

export interface Account {
  /** The name he signs in by. */
  readonly account: string;
  /** As it stands in the log: `Nguyễn Văn An`. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'disabled' | 'removed';
  readonly email?: string;
  readonly madeAt: number;
  readonly signedInAt?: number;
}

export type AccountRefusal = 'unknown-account' | 'name-taken' | 'last-admin' | 'no-roles';

export interface AccountBook {
  readonly find: (account: string) => Account | undefined;
  /** Without removed ones, by name. */
  readonly list: () => readonly Account[];
  readonly passwordOf: (account: string) => string | undefined;
  make(
    account: Pick<Account, 'account' | 'name' | 'roles'>,
    passwordHash: string,
  ): AccountRefusal | undefined;
  setRoles(account: string, roles: readonly Role[]): AccountRefusal | undefined;
  setState(account: string, state: Account['state']): AccountRefusal | undefined;
  /** Sessions end, but where the same password is only hashed anew. */
  setPassword(account: string, passwordHash: string, sessions: 'end' | 'stay'): void;
  setEmail(account: string, email: string | undefined): void;
  signedIn(account: string): void;
}

type Parts = Statements & { readonly now: () => number };

export function createAccountBook({ sql, transact, now }: Parts): AccountBook {
  const { find, list, passwordOf } = readAccounts(sql);
  const endSessions = (account: string): void => {
    sql('DELETE FROM session WHERE account = ?').run(account);
    sql('DELETE FROM half_sign_in WHERE account = ?').run(account);
  };
  /** Changes one account, unless nobody would be left who can make another admin. */
  const change = (
    account: string,
    after: Partial<Pick<Account, 'roles' | 'state'>>,
    write: () => void,
  ): AccountRefusal | undefined =>
    transact(() => {
      const before = find(account);
      if (!before || before.state === 'removed') return 'unknown-account';
      if (isAdmin(before) && !isAdmin({ ...before, ...after }) && list().filter(isAdmin).length < 2)
        return 'last-admin';
      write();
      endSessions(account);
      return undefined;
    });
  return {
    ...{ find, list, passwordOf },
    make: ({ account, name, roles }, hash) =>
      transact(() => {
        if (roles.length === 0) return 'no-roles';
        if (find(account)) return 'name-taken';
        sql(
          "INSERT INTO account (account, name, roles, password, state, made_at) VALUES (?, ?, ?, ?, 'active', ?)",
        ).run(account, name, JSON.stringify(roles), hash, now());
        return undefined;
      }),
    setRoles: (account, roles) =>
      roles.length === 0
        ? 'no-roles'
        : change(account, { roles }, () => {
            sql('UPDATE account SET roles = ? WHERE account = ?').run(
              JSON.stringify(roles),
              account,
            );
          }),
    setState: (account, state) =>
      change(account, { state }, () => {
        sql('UPDATE account SET state = ? WHERE account = ?').run(state, account);
        if (state === 'removed') forget(sql, account);
      }),
    setPassword(account, hash, sessions) {
      transact(() => {
        sql('UPDATE account SET password = ? WHERE account = ?').run(hash, account);
        if (sessions === 'end') endSessions(account);
      });
    },
    setEmail(account, email) {
      sql('UPDATE account SET email = ? WHERE account = ?').run(email ?? null, account);
    },
    signedIn(account) {
      sql('UPDATE account SET signed_in_at = ? WHERE account = ?').run(now(), account);
    },
  };
}

function readAccounts(sql: Statements['sql']): Pick<AccountBook, 'find' | 'list' | 'passwordOf'> {
  return {
    find: (account) => {
      const row = sql('SELECT * FROM account WHERE account = ?').get(account);
      return row && readAccount(row);
    },
    list: () =>
      sql("SELECT * FROM account WHERE state <> 'removed'")
        .all()
        .map(readAccount)
        .sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    passwordOf: (account) => {
      const row = sql("SELECT password FROM account WHERE account = ? AND state = 'active'").get(
        account,
      );
      return typeof row?.['password'] === 'string' ? row['password'] : undefined;
    },
  };
}

function isAdmin({ state, roles }: Pick<Account, 'state' | 'roles'>): boolean {
  return state === 'active' && roles.includes('admin');
}

const tablesOfAnAccount = [
  'one_time_code',
  'passkey',
  'recovery_code',
  'known_place',
  'invitation',
  'push_device',
] as const;

/** What nobody needs of somebody who is gone. */
function forget(sql: Statements['sql'], account: string): void {
  sql('UPDATE account SET password = NULL, email = NULL WHERE account = ?').run(account);
  for (const table of tablesOfAnAccount) sql(`DELETE FROM ${table} WHERE account = ?`).run(account);
}

function readAccount(row: Readonly<Record<string, unknown>>): Account {
  const { email, signed_in_at: signedInAt } = row;
  return {
    account: String(row['account']),
    name: String(row['name']),
    roles: readRoles(String(row['roles'])),
    // The table's own check allows nothing else.
    state: String(row['state']) as Account['state'],
    ...(typeof email === 'string' && { email }),
    madeAt: Number(row['made_at']),
    ...(typeof signedInAt === 'number' && { signedInAt }),
  };
}

/** `["viewer"]` as it is kept; a role that this program doesn't know is none. */
export function readRoles(json: string): readonly Role[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map(String).filter(isRole) : [];
}
