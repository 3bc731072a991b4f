// What proves a person besides the password, and for which roles it must.
import { isRole, type Role } from '../../acts/roles.ts';
import type { Statements } from '../../store/sqlite-statements.ts';
import type { Account, AccountBook } from './account-book.ts';
import { createOneTimeCodes, type OneTimeCodes } from './one-time-codes.ts';
import { createPasskeyBook, type PasskeyBook } from './passkey-book.ts';
import { createRecoveryCodes, type RecoveryCodes } from './recovery-codes.ts';
import type { Sessions } from './sessions.ts';
import type { Settings } from './settings.ts';

const name = 'second-factor-roles';

export interface SecondFactors {
  readonly codes: OneTimeCodes;
  readonly passkeys: PasskeyBook;
  readonly recovery: RecoveryCodes;
  has(account: string): boolean;
  /** All of them; who sits at the machine, or an admin, resets so. */
  removeAll(account: string): void;
  /** Roles that need one. */
  rolesThatNeedOne(): readonly Role[];
  /** Sessions of those who need one now and have none end: they set it up at their next sign-in. */
  setRolesThatNeedOne(roles: readonly Role[]): void;
  needsOne(account: Pick<Account, 'roles'>): boolean;
  /** What ward.yaml demands besides; until it says otherwise. Sessions end as above. */
  demand(roles: readonly Role[]): void;
  demanded(): readonly Role[];
}

/** Of whom `console: { secondFactor: required }` demands one: who can make anybody's words sound, or anybody an approver. */
export const weightyRoles = ['approver', 'admin'] as const satisfies readonly Role[];

export function createSecondFactors(
  statements: Statements & { now: () => number },
  { settings, book, sessions }: { settings: Settings; book: AccountBook; sessions: Sessions },
): SecondFactors {
  const codes = createOneTimeCodes(statements);
  const passkeys = createPasskeyBook(statements);
  const recovery = createRecoveryCodes(statements);
  let demanded: readonly Role[] = [];
  const has = (account: string): boolean => codes.has(account) || passkeys.list(account).length > 0;
  const rolesThatNeedOne = (): readonly Role[] =>
    (settings.get(name) ?? '').split(' ').filter(isRole);
  const needsOne = ({ roles }: Pick<Account, 'roles'>): boolean => {
    const needy = [...rolesThatNeedOne(), ...demanded];
    return roles.some((role) => needy.includes(role));
  };
  const endWithout = (): void => {
    for (const one of book.list())
      if (needsOne(one) && !has(one.account)) sessions.endAll(one.account);
  };
  return {
    ...{ codes, passkeys, recovery, has, rolesThatNeedOne, needsOne },
    removeAll(account) {
      codes.remove(account);
      passkeys.removeAll(account);
      recovery.remove(account);
    },
    setRolesThatNeedOne(roles) {
      settings.set(name, roles.join(' '));
      endWithout();
    },
    demanded: () => demanded,
    demand(roles) {
      if (roles.join() === demanded.join()) return;
      demanded = roles;
      endWithout();
    },
  };
}
