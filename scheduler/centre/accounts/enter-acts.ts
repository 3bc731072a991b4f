// A code becomes an account, or a new password for one.
import { dayMs } from '../../../content/schema/durations.ts';
import { hashPassword, usualCost } from '../../signing-in/password-hash.ts';
import { passwordProblem } from '../../signing-in/password-rules.ts';
import { isSignInName, readSignInName } from '../../signing-in/sign-in-name.ts';
import { codeHash, randomCode } from '../../typed-code.ts';
import type { Asks, Sql } from '../database/connect.ts';
import {
  addAccountInvitation,
  holdAccountInvitation,
  removeAccountInvitation,
  type AccountInvitation,
} from '../ledger/account-invitations.ts';
import {
  addAccount,
  holdAccounts,
  isThereAnAccount,
  removeCodes,
  setPassword,
  setRoles,
} from '../ledger/accounts.ts';
import { forgetPlaces } from '../ledger/known-places.ts';
import { writeAct } from '../ledger/stations.ts';
import { admitCode, codeWasRight } from './code-tries.ts';
import { roles as allRoles } from './person.ts';
import type { Refusal } from './refusal.ts';
import { enter, type From, type SignIn, type SignInParts } from './sign-in.ts';

/** Somebody is at the machine, or comes back to its log within a day, ms. */
const firstCodeLivesMs = dayMs;

/** A code for the first admin; undefined where there is an account. Printed where only who reads the machine's log sees it. */
export async function makeFirstCode(sql: Sql, at: number): Promise<string | undefined> {
  if (await isThereAnAccount(sql)) return undefined;
  const code = randomCode(3);
  await addAccountInvitation(sql, codeHash(code), {
    ...{ kind: 'first', account: null, name: '', roles: allRoles.map((role) => ({ role })) },
    ...{ madeBy: 'máy trung tâm', madeAt: at, endsAt: at + firstCodeLivesMs },
  });
  return code;
}

export interface Entering {
  readonly code: string;
  /** The name to sign in by; for a new account. */
  readonly signInName: string;
  readonly name: string;
  readonly password: string;
  readonly again: string;
}

/** Which invitation a code is, while it holds. */
export async function readInvitation(
  sql: Asks,
  code: string,
  at: number,
): Promise<AccountInvitation | undefined> {
  const found = await holdAccountInvitation(sql, codeHash(code), at);
  return found?.kind === 'first' && (await isThereAnAccount(sql)) ? undefined : found;
}

/** Makes the account, or its new password, and lets its owner in. */
export async function useCode(
  { sql, hashing, cost = usualCost }: SignInParts,
  typed: Entering,
  from: From,
): Promise<Extract<SignIn, { is: 'in' }> | Refusal> {
  const ms = await admitCode(sql, from);
  if (ms > 0) return { code: 'wait', ms };
  const invitation = await readInvitation(sql, typed.code, from.at);
  if (!invitation) return { code: 'code-gone' };
  await codeWasRight(sql, from);
  const account = invitation.account ?? readSignInName(typed.signInName);
  const refusal = problemOf(invitation, account, typed);
  if (refusal) return refusal;
  const password = await hashing.run(() => hashPassword(typed.password, cost), true);
  if (password === undefined) return { code: 'busy' };
  const refused = await sql.begin((step) => keep(step, { typed, account, password, from }));
  return refused ?? enter(sql, account, from);
}

function problemOf(
  { account: known, name: invited }: AccountInvitation,
  account: string,
  { name, password, again }: Entering,
): Refusal | undefined {
  if (known === null && !isSignInName(account)) return { code: 'bad-sign-in-name' };
  if (known === null && name === '') return { code: 'no-name' };
  const message = passwordProblem(password, { names: [account, name, invited, 'trung tâm'] });
  if (message !== undefined) return { code: 'bad-password', message };
  return password === again ? undefined : { code: 'not-the-same' };
}

async function keep(
  step: Asks,
  {
    typed,
    account,
    password,
    from,
  }: { typed: Entering; account: string; password: string; from: From },
): Promise<Refusal | undefined> {
  // Two that use one code at once wait for each other here; so do two first admins, by their one code.
  const invitation = await holdAccountInvitation(step, codeHash(typed.code), from.at);
  if (!invitation) return { code: 'code-gone' };
  if (invitation.kind === 'first') {
    await holdAccounts(step);
    if (await isThereAnAccount(step)) return { code: 'code-gone' };
  }
  const { at } = from;
  if (invitation.kind === 'reset') {
    await setPassword(step, account, password, 'end');
    await removeCodes(step, account);
    await forgetPlaces(step, account);
  } else {
    const made = { account, name: typed.name, password, madeBy: invitation.madeBy, at };
    if (!(await addAccount(step, made))) return { code: 'name-taken' };
    await setRoles(step, account, invitation.roles);
  }
  await removeAccountInvitation(step, codeHash(typed.code));
  const act = invitation.kind === 'reset' ? 'password-reset' : 'account-made';
  const place = invitation.roles[0]?.place ?? null;
  const by = invitation.kind === 'reset' ? invitation.name : typed.name;
  await writeAct(step, { at, by, account, act, place, detail: { of: account } });
  return undefined;
}
