// What one changes of one's own: the password, the second factor, where one is signed in.
import { hashPassword, isPassword, usualCost } from '../../signing-in/password-hash.ts';
import { passwordProblem } from '../../signing-in/password-rules.ts';
import { totpStep } from '../../signing-in/totp.ts';
import { codeHash, randomCode } from '../../typed-code.ts';
import { proofsOf, removeCodes, setCodes, setPassword } from '../ledger/accounts.ts';
import { endSessionsOf } from '../ledger/sign-ins.ts';
import { forgetTries } from '../ledger/slow-down.ts';
import { writeAct } from '../ledger/stations.ts';
import type { Person } from './person.ts';
import type { Refusal } from './refusal.ts';
import { admitOwnTry, type SignInParts } from './sign-in.ts';

const howManyRecoveryCodes = 10;

export interface Own extends SignInParts {
  readonly person: Person;
  readonly at: number;
}

/** Whoever sits down at a page that was left open does not know it. */
async function requirePassword(own: Own, typed: string): Promise<Refusal | undefined> {
  const { sql, hashing, person, at } = own;
  const ms = await admitOwnTry(sql, person.account, at);
  if (ms > 0) return { code: 'wait', ms };
  const hash = (await proofsOf(sql, person.account))?.password;
  const isRight = await hashing.run(
    () => (hash === undefined ? Promise.resolve(false) : isPassword(typed.slice(0, 1000), hash)),
    true,
  );
  if (isRight === undefined) return { code: 'busy' };
  if (!isRight) return { code: 'password-wrong' };
  await forgetTries(sql, [`own ${person.account}`]);
  return undefined;
}

/** All other sessions end. */
export async function changePassword(
  own: Own,
  { old, password, again }: { old: string; password: string; again: string },
  session: Buffer,
): Promise<Refusal | undefined> {
  const { sql, person, at, hashing, cost = usualCost } = own;
  const wrong = await requirePassword(own, old);
  if (wrong) return wrong;
  const message = passwordProblem(password, { names: [person.account, person.name, 'trung tâm'] });
  if (message !== undefined) return { code: 'bad-password', message };
  if (password !== again) return { code: 'not-the-same' };
  const hash = await hashing.run(() => hashPassword(password, cost), true);
  if (hash === undefined) return { code: 'busy' };
  await sql.begin(async (step) => {
    await setPassword(step, person.account, hash, { but: session });
    await writeAct(step, { ...bySelf(own), at, act: 'password-changed' });
  });
  return undefined;
}

/** From now on a code is asked for. Returns ten codes for paper, shown once. */
export async function turnCodesOn(
  own: Own,
  { old, secret, code }: { old: string; secret: string; code: string },
): Promise<readonly string[] | Refusal> {
  const { sql, person, at } = own;
  const wrong = await requirePassword(own, old);
  if (wrong) return wrong;
  const isSecret = /^[A-Z2-7]{32}$/.test(secret);
  const codeStep = isSecret ? totpStep(secret, code, at) : undefined;
  if (codeStep === undefined) return { code: 'wrong-code' };
  const recovery = Array.from({ length: howManyRecoveryCodes }, () => randomCode(3));
  await sql.begin(async (step) => {
    const hashes = recovery.map(codeHash);
    await setCodes(step, person.account, { secret, codeStep, recovery: hashes });
    await writeAct(step, { ...bySelf(own), at, act: 'second-factor-on' });
  });
  return recovery;
}

export async function turnCodesOff(own: Own, old: string): Promise<Refusal | undefined> {
  const wrong = await requirePassword(own, old);
  if (wrong) return wrong;
  await own.sql.begin(async (step) => {
    await removeCodes(step, own.person.account);
    await writeAct(step, { ...bySelf(own), at: own.at, act: 'second-factor-off' });
  });
  return undefined;
}

/** Everywhere but here; how many. */
export async function signOutElsewhere(own: Own, session: Buffer): Promise<number> {
  return own.sql.begin(async (step) => {
    const ended = await endSessionsOf(step, own.person.account, session);
    await writeAct(step, { ...bySelf(own), at: own.at, act: 'signed-out-elsewhere' });
    return ended;
  });
}

function bySelf({ person }: Own) {
  return { by: person.name, account: person.account };
}
