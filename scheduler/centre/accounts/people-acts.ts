// What an admin does about people. Each is an act that is written down; whoever is not his to see is not there for him.
import { dayMs } from '../../../content/schema/durations.ts';
import { codeHash, randomCode } from '../../typed-code.ts';
import type { Asks, Sql } from '../database/connect.ts';
import {
  addAccountInvitation,
  openAccountInvitations,
  removeAccountInvitation,
} from '../ledger/account-invitations.ts';
import { accountsIn, holdAdmins, setRoles, setState, type AccountRow } from '../ledger/accounts.ts';
import { placesIn } from '../ledger/places.ts';
import { writeAct } from '../ledger/stations.ts';
import { mayAt, type HeldRole, type Person } from './person.ts';
import type { Refusal } from './refusal.ts';
import { sayHeldRole } from './role-words.ts';

/** Somebody reads it off a letter or a telephone within these days, ms. */
const invitationLivesMs = 3 * dayMs;

export interface MadeCode {
  readonly code: string;
  readonly endsAt: number;
}

interface Doing {
  readonly sql: Sql;
  readonly person: Person;
  readonly at: number;
}

/** Whether all that the account may lies where this person is admin. */
export function isOwnToManage(person: Person, roles: readonly HeldRole[]): boolean {
  if (mayAt(person, 'accounts')) return true;
  return roles.length > 0 && roles.every(({ place }) => mayAt(person, 'accounts', place));
}

/** Accounts that are this person's to see, by name. */
export async function accountsFor(sql: Asks, person: Person): Promise<readonly AccountRow[]> {
  return (await accountsIn(sql)).filter(({ roles }) => isOwnToManage(person, roles));
}

export async function invitationsFor(sql: Asks, person: Person, at: number) {
  return (await openAccountInvitations(sql, at)).filter(({ roles }) =>
    isOwnToManage(person, roles),
  );
}

/** A code by which somebody makes an account of his own. */
export async function invitePerson(
  { sql, person, at }: Doing,
  { name, roles }: { readonly name: string; readonly roles: readonly HeldRole[] },
): Promise<MadeCode | Refusal> {
  if (name === '') return { code: 'no-name' };
  if (roles.length === 0 || !isOwnToManage(person, roles)) return { code: 'no-roles' };
  const made = { code: randomCode(3), endsAt: at + invitationLivesMs };
  await sql.begin(async (step) => {
    await addAccountInvitation(step, codeHash(made.code), {
      ...{ kind: 'invite', account: null, name, roles },
      ...{ madeBy: person.name, madeAt: at, endsAt: made.endsAt },
    });
    await note(step, { person, at, act: 'person-invited', of: name, roles });
  });
  return made;
}

/** A code by which an account gets a new password; its second factor ends when it is used. */
export async function startReset(
  { sql, person, at }: Doing,
  account: string,
): Promise<MadeCode | Refusal> {
  return sql.begin(async (step) => {
    const found = await own(step, person, account);
    if (found?.state !== 'active') return { code: 'unknown-account' };
    const made = { code: randomCode(3), endsAt: at + invitationLivesMs };
    await addAccountInvitation(step, codeHash(made.code), {
      ...{ kind: 'reset', account, name: found.name, roles: found.roles },
      ...{ madeBy: person.name, madeAt: at, endsAt: made.endsAt },
    });
    await note(step, { person, at, act: 'reset-begun', of: account, roles: found.roles });
    return made;
  });
}

/** New roles in the place of those before: his sessions end. */
export async function changeRoles(
  { sql, person, at }: Doing,
  account: string,
  roles: readonly HeldRole[],
): Promise<Refusal | undefined> {
  return sql.begin(async (step) => {
    const admins = await holdAdmins(step);
    const found = await own(step, person, account);
    if (!found) return { code: 'unknown-account' };
    if (roles.length === 0 || !isOwnToManage(person, roles)) return { code: 'no-roles' };
    const stays = roles.some(({ role, place }) => role === 'admin' && place === undefined);
    if (!stays && isLast(admins, account)) return { code: 'last-admin' };
    await setRoles(step, account, roles);
    await note(step, { person, at, act: 'roles-changed', of: account, roles });
    return undefined;
  });
}

const stateActs = {
  active: 'account-opened',
  disabled: 'account-stopped',
  removed: 'account-removed',
} as const;

export async function changeState(
  { sql, person, at }: Doing,
  account: string,
  state: keyof typeof stateActs,
): Promise<Refusal | undefined> {
  return sql.begin(async (step) => {
    const admins = await holdAdmins(step);
    const found = await own(step, person, account);
    if (!found) return { code: 'unknown-account' };
    if (state !== 'active' && isLast(admins, account)) return { code: 'last-admin' };
    await setState(step, account, state);
    await note(step, { person, at, act: stateActs[state], of: account, roles: found.roles });
    return undefined;
  });
}

/** False where it was used or withdrawn meanwhile, or is not this person's to see. */
export async function withdrawInvitation({ sql, person, at }: Doing, id: string): Promise<boolean> {
  return sql.begin(async (step) => {
    const open = (await invitationsFor(step, person, at)).find((one) => one.id === id);
    if (!open) return false;
    await note(step, { person, at, act: 'invitation-withdrawn', of: open.name, roles: open.roles });
    return removeAccountInvitation(step, Buffer.from(id, 'hex'));
  });
}

function isLast(admins: readonly string[], account: string): boolean {
  return admins.length === 1 && admins[0] === account;
}

async function own(sql: Asks, person: Person, account: string): Promise<AccountRow | undefined> {
  const [found] = await accountsIn(sql, account);
  return found && isOwnToManage(person, found.roles) ? found : undefined;
}

/** Written where the first of the roles is held, so that who answers for that branch reads it. */
async function note(
  sql: Asks,
  {
    person,
    at,
    act,
    of,
    roles,
  }: { person: Person; at: number; act: string; of: string; roles: readonly HeldRole[] },
): Promise<void> {
  const held = roles.flatMap(({ place }) => place ?? []);
  const paths = new Map((await placesIn(sql, held)).map(({ id, path }) => [id, path]));
  const words = roles.map((role) => sayHeldRole(role, paths)).join('; ');
  const everywhere = roles.some(({ place }) => place === undefined);
  await writeAct(sql, {
    ...{ at, act, by: person.name, account: person.account },
    ...{ place: everywhere ? null : (held[0] ?? null), detail: { of, roles: words } },
  });
}
