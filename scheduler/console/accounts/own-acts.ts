// What a person does for an account of his own: makes it, gives it another password. Each is a line of the station's log.
import { roles, type Role } from '../../acts/roles.ts';
import { note } from './actor.ts';
import { hashPassword, isPassword } from '../../signing-in/password-hash.ts';
import { passwordProblem } from '../../signing-in/password-rules.ts';
import type { People } from './people.ts';
import type { Refusal } from './refusal.ts';
import { afterPassword, enter, type SignIn, type Trier } from './sign-in.ts';
import { isSignInName, readSignInName } from '../../signing-in/sign-in-name.ts';

export type Entered = Extract<SignIn, { is: 'in' }>;

/** What the person himself fills in. */
export interface NewPerson {
  readonly name: string;
  readonly account: string;
  readonly password: string;
  readonly again: string;
}

/** The first account, by who can read this machine's terminal: an admin, and in a small ward all the rest as well. */
export async function makeFirst(
  people: People,
  {
    code,
    roles: asked = [],
    ...person
  }: NewPerson & { readonly code: string; readonly roles?: readonly Role[] },
  trier: Trier,
  wardNames: readonly string[],
): Promise<SignIn | Refusal> {
  if (!people.isEmpty()) return { code: 'not-empty' };
  const problem = personProblem(people, person, wardNames);
  if (problem) return problem;
  const tried = people.firstCode.try(code);
  if (tried !== 'right') return { code: tried === 'spent' ? 'code-spent' : 'code-wrong' };
  const held = roles.filter((role) => role === 'admin' || asked.includes(role));
  return make(people, person, held, 'first-admin', trier, () => people.isEmpty());
}

/** An invited person's own account. */
export async function acceptInvitation(
  people: People,
  code: string,
  person: NewPerson,
  trier: Trier,
  wardNames: readonly string[],
): Promise<SignIn | Refusal> {
  const invitation = people.invitations.find(code);
  if (invitation?.kind !== 'invite') return { code: 'code-gone' };
  const problem = personProblem(people, person, wardNames);
  if (problem) return problem;
  return make(people, person, invitation.roles, 'accepted', trier, () =>
    people.invitations.use(code),
  );
}

/** A new password by a code that an admin, or who sits at the machine, has given. Second factors go with the old one. */
export async function resetByCode(
  people: People,
  code: string,
  { password, again }: Pick<NewPerson, 'password' | 'again'>,
  trier: Trier,
  wardNames: readonly string[],
): Promise<{ readonly account: string } | Refusal> {
  const { invitations, book, factors, places } = people;
  const invitation = invitations.find(code);
  const found = invitation?.kind === 'reset' ? book.find(invitation.account) : undefined;
  if (!found) return { code: 'code-gone' };
  const problem = newPasswordProblem(password, again, [...wardNames, found.name, found.account]);
  if (problem) return problem;
  const hash = await hashed(people, password);
  if (hash === undefined) return { code: 'busy' };
  if (!invitations.use(code)) return { code: 'code-gone' };
  book.setPassword(found.account, hash, 'end');
  factors.removeAll(found.account);
  places.forget(found.account);
  for (const { id } of people.pushes.list(found.account)) people.pushes.remove(id);
  note(people, { by: found.name, account: found.account }, 'password-reset', found.account, {
    address: trier.address,
  });
  return { account: found.account };
}

/** One's own new password; the session goes on as a new one, all others end. */
export async function changeOwnPassword(
  people: People,
  account: string,
  {
    old,
    password,
    again,
  }: { readonly old: string; readonly password: string; readonly again: string },
  trier: Trier,
  wardNames: readonly string[],
): Promise<Entered | Refusal> {
  const { book } = people;
  const found = book.find(account);
  if (!found) return { code: 'unknown-account' };
  const problem = newPasswordProblem(password, again, [...wardNames, found.name, account]);
  if (problem) return problem;
  const wrong = await ownPasswordProblem(people, account, old);
  if (wrong) return wrong;
  const hash = await hashed(people, password);
  if (hash === undefined) return { code: 'busy' };
  book.setPassword(account, hash, 'end');
  note(people, { by: found.name, account }, 'password-changed', account, {
    address: trier.address,
  });
  return enter(people, account, trier, 'password');
}

/** What is wrong with what was typed as the password in use: asked for before anything that weakens an account. */
export async function ownPasswordProblem(
  { book, slowDown, hashing, log }: People,
  account: string,
  typed: string,
): Promise<Refusal | undefined> {
  const kept = book.passwordOf(account);
  if (kept === undefined) return { code: 'unknown-account' };
  const lane = ownPasswordLane(account);
  const ms = slowDown.admit([lane]);
  if (ms > 0) return { code: 'wait', ms };
  const isRight = await hashing.run(() => isPassword(typed, kept), true);
  if (isRight === undefined) return { code: 'busy' };
  if (!isRight) {
    log.gather('sign-in-refused', { account });
    return { code: 'password-wrong' };
  }
  slowDown.forget(lane.name);
  return undefined;
}

/** An open browser must not be a place to guess the password at. */
function ownPasswordLane(account: string) {
  return { name: `own ${account}`, free: 5, firstMs: 2000, longestMs: 15 * 60_000 };
}

async function make(
  people: People,
  person: NewPerson,
  roles: readonly Role[],
  act: string,
  trier: Trier,
  isStillAllowed: () => boolean,
): Promise<SignIn | Refusal> {
  const account = readSignInName(person.account);
  const name = person.name.trim();
  const hash = await hashed(people, person.password);
  if (hash === undefined) return { code: 'busy' };
  if (people.book.find(account)) return { code: 'name-taken' };
  if (!isStillAllowed()) return { code: 'code-gone' };
  const refusal = people.book.make({ account, name, roles }, hash);
  if (refusal) return { code: refusal };
  people.firstCode.done();
  note(people, { by: name, account }, act, account, { roles: [...roles], address: trier.address });
  return afterPassword(people, account, trier);
}

function hashed({ hashing, cost }: People, password: string): Promise<string | undefined> {
  return hashing.run(() => hashPassword(password, cost), true);
}

function personProblem(
  { book }: People,
  { name, account, password, again }: NewPerson,
  wardNames: readonly string[],
): Refusal | undefined {
  if (name.trim() === '') return { code: 'no-name' };
  const read = readSignInName(account);
  if (!isSignInName(read)) return { code: 'bad-sign-in-name' };
  if (book.find(read)) return { code: 'name-taken' };
  return newPasswordProblem(password, again, [...wardNames, name, read]);
}

function newPasswordProblem(
  password: string,
  again: string,
  names: readonly string[],
): Refusal | undefined {
  const message = passwordProblem(password, { names });
  if (message !== undefined) return { code: 'bad-password', message };
  return password.normalize('NFC') === again.normalize('NFC')
    ? undefined
    : { code: 'not-the-same' };
}
