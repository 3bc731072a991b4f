// Signing in with a password, then a code where the account asks for one. Nothing here tells a stranger whether a name exists.
import {
  hashPassword,
  isOutdated,
  isPassword,
  usualCost,
  type HashCost,
} from '../../signing-in/password-hash.ts';
import type { HashQueue } from '../../signing-in/hash-queue.ts';
import { hashOf, randomSecret } from '../../signing-in/secrets.ts';
import { readSignInName } from '../../signing-in/sign-in-name.ts';
import { ownLane, secondStepLane, strangersLanes, type Lane } from '../../signing-in/slow-down.ts';
import { totpStep } from '../../signing-in/totp.ts';
import { codeHash } from '../../typed-code.ts';
import type { Sql } from '../database/connect.ts';
import {
  accountsIn,
  markSignedIn,
  proofsOf,
  setPassword,
  takeCodeStep,
  useRecoveryCode,
} from '../ledger/accounts.ts';
import { beginHalf, endHalf, tryHalf } from '../ledger/half-sign-ins.ts';
import { isKnownPlace, rememberPlace } from '../ledger/known-places.ts';
import { addSession } from '../ledger/sign-ins.ts';
import { admitTry, forgetTries } from '../ledger/slow-down.ts';
import { writeAct } from '../ledger/stations.ts';
import { newSession, type From as SessionFrom } from '../sign-in.ts';

/** From where somebody tries; `device` is the value of the browser's own cookie. */
export interface From extends SessionFrom {
  readonly device?: string;
}

export type SignIn =
  | { readonly is: 'in'; readonly cookie: string; readonly device: string }
  /** A second step follows, for which `half` is brought along. */
  | { readonly is: 'second'; readonly half: string }
  | { readonly is: 'wrong' }
  /** Took too long, or was tried too often: begin anew. */
  | { readonly is: 'expired' }
  | { readonly is: 'wait'; readonly ms: number }
  | { readonly is: 'busy' };

export interface SignInParts {
  readonly sql: Sql;
  readonly hashing: HashQueue;
  /** Tests hash cheaply. */
  readonly cost?: HashCost;
}

/** Longer ones are nobody's: they aren't worth hashing. */
const longestPassword = 1000;

/** The first step. */
export async function signInByPassword(
  { sql, hashing, cost = usualCost }: SignInParts,
  { name, password }: { readonly name: string; readonly password: string },
  from: From,
): Promise<SignIn> {
  const account = readSignInName(name).slice(0, 64);
  const home = await homeLane(sql, account, from);
  const ms = await admitTry(sql, home ? [home] : strangersLanes(account, from.address), from.at);
  if (ms > 0) return { is: 'wait', ms };
  if (password.length > longestPassword) return { is: 'wrong' };
  const proofs = await proofsOf(sql, account);
  const hash = proofs?.password;
  const isRight = await hashing.run(
    () => isPassword(password, hash ?? nobodysHash(cost)),
    home !== undefined,
  );
  if (isRight === undefined) return { is: 'busy' };
  // Changed while it was being looked at: what was typed is the old one.
  if (!isRight || hash === undefined || (await proofsOf(sql, account))?.password !== hash)
    return { is: 'wrong' };
  await forgetTries(sql, home ? [home.name] : [`name ${account}`]);
  if (isOutdated(hash, cost))
    await setPassword(sql, account, await hashPassword(password, cost), 'stay');
  if (proofs?.codeSecret === null) return enter(sql, account, from);
  const half = randomSecret();
  await beginHalf(sql, { hash: hashOf(half), account, at: from.at });
  return { is: 'second', half };
}

/** The second step: a code of the app, or one of the paper. */
export async function secondStep(
  { sql }: SignInParts,
  { half, code }: { readonly half: string; readonly code: string },
  from: From,
): Promise<SignIn> {
  const account = await tryHalf(sql, hashOf(half), from.at);
  if (account === undefined) return { is: 'expired' };
  const home = await homeLane(sql, account, from);
  const lane = secondStepLane(`second ${home?.name ?? account}`);
  const ms = await admitTry(sql, [lane], from.at);
  if (ms > 0) return { is: 'wait', ms };
  if (!(await isRightCode(sql, account, code, from))) return { is: 'wrong' };
  // Two requests with one half at once: whoever ends it is in.
  if (!(await endHalf(sql, hashOf(half)))) return { is: 'expired' };
  await forgetTries(sql, [lane.name]);
  return enter(sql, account, from);
}

async function isRightCode(sql: Sql, account: string, code: string, from: From): Promise<boolean> {
  const secret = (await proofsOf(sql, account))?.codeSecret;
  if (typeof secret !== 'string') return false;
  const codeStep = totpStep(secret, code, from.at);
  if (codeStep !== undefined) return takeCodeStep(sql, account, codeStep);
  return sql.begin(async (step) => {
    const isUsed = await useRecoveryCode(step, account, codeHash(code));
    if (isUsed)
      await writeAct(step, { at: from.at, by: account, account, act: 'recovery-code-used' });
    return isUsed;
  });
}

/** Who has signed in from here before has a lane of his own, which strangers' tries don't fill. */
async function homeLane(sql: Sql, account: string, from: From): Promise<Lane | undefined> {
  for (const place of placesOf(from))
    if (await isKnownPlace(sql, { account, place, at: from.at }))
      return ownLane(`${account} ${place}`);
  return undefined;
}

/** The browser counts more than the address. */
function placesOf({ device, address }: From): readonly string[] {
  return [...(device === undefined ? [] : [`device ${hashOf(device)}`]), `address ${address}`];
}

/** Somebody is in: a session of his own begins. */
export async function enter(
  sql: Sql,
  account: string,
  from: From,
): Promise<Extract<SignIn, { is: 'in' }>> {
  const { cookie, session } = newSession(from);
  const device = from.device ?? randomSecret();
  await sql.begin(async (step) => {
    const [{ name } = { name: account }] = await accountsIn(step, account);
    await addSession(step, { account, name }, session);
    await markSignedIn(step, account, from.at);
    for (const place of placesOf({ ...from, device }))
      await rememberPlace(step, { account, place, at: from.at });
    const detail = { address: from.address };
    await writeAct(step, { at: from.at, by: name, account, act: 'signed-in', detail });
  });
  return { is: 'in', cookie, device };
}

/** Tries of one's own password, by who is signed in. */
export function admitOwnTry(sql: Sql, account: string, at: number): Promise<number> {
  return admitTry(sql, [ownLane(`own ${account}`)], at);
}

/** No password has it: whoever tries a name that isn't there waits as long as everybody. */
function nobodysHash({ memory, passes, parallelism }: HashCost): string {
  const [salt, tag] = ['A'.repeat(22), 'A'.repeat(43)];
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt}$${tag}`;
}
