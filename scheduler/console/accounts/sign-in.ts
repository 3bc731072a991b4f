// Signing in: the password, then what else this account asks for. Nothing here tells a stranger whether a name exists.
import type { Account } from './account-book.ts';
import { note, type Actor } from './actor.ts';
import { lanesOf, secondStepLanes, type Lanes } from './lanes.ts';
import type { Place } from './known-places.ts';
import { newCodeSecret } from '../../signing-in/totp.ts';
import {
  hashPassword,
  isOutdated,
  isPassword,
  type HashCost,
} from '../../signing-in/password-hash.ts';
import { isPasskey, type Origin } from './passkeys.ts';
import type { People } from './people.ts';
import { randomSecret } from '../../signing-in/secrets.ts';
import { readSignInName } from '../../signing-in/sign-in-name.ts';

/** From where somebody tries. */
export interface Trier extends Place {
  readonly agent: string;
}

export type SignIn =
  /** `cookie` is the session's, `device` the browser's own. `recovery`: codes to be shown now and never again. */
  | {
      readonly is: 'in';
      readonly account: string;
      readonly cookie: string;
      readonly device: string;
      readonly recovery?: readonly string[];
    }
  /** A second step follows, for which `half` is brought along. */
  | { readonly is: 'second'; readonly half: string }
  /** A role of this account needs a second factor, and there is none yet. */
  | { readonly is: 'set-up'; readonly half: string }
  | { readonly is: 'wrong' }
  /** Took too long, or was tried too often: begin anew. */
  | { readonly is: 'expired' }
  | { readonly is: 'wait'; readonly ms: number }
  | { readonly is: 'busy' };

/** Longer ones are nobody's: they aren't worth hashing. */
const longestPassword = 1000;

/** The first step. */
export async function signIn(
  people: People,
  { name, password }: { readonly name: string; readonly password: string },
  trier: Trier,
): Promise<SignIn> {
  const { book, places, slowDown, hashing, cost } = people;
  const typed = readSignInName(name);
  const hash = book.passwordOf(typed);
  const account = hash === undefined ? undefined : typed;
  const lanes = lanesOf(places, account, typed, trier);
  const ms = slowDown.admit(lanes.lanes);
  if (ms > 0) {
    noteWrong(people, trier, account);
    return { is: 'wait', ms };
  }
  if (password.length > longestPassword) {
    noteWrong(people, trier, account);
    return { is: 'wrong' };
  }
  const isRight = await hashing.run(
    () => isPassword(password, hash ?? nobodysHash(cost)),
    lanes.known,
  );
  if (isRight === undefined) return { is: 'busy' };
  // Changed while it was being looked at: what was typed is the old one.
  if (!isRight || hash === undefined || book.passwordOf(typed) !== hash) {
    noteWrong(people, trier, account);
    return { is: 'wrong' };
  }
  lanes.own.forEach(slowDown.forget);
  if (isOutdated(hash, cost))
    await hashing.run(async () => {
      book.setPassword(typed, await hashPassword(password, cost), 'stay');
    }, true);
  return afterPassword(people, typed, trier);
}

/** The second step: a code of the app, one of the paper, or what a passkey has signed. */
export async function secondStep(
  people: People,
  half: string,
  proof: { readonly code: string } | { readonly passkey: string; readonly origin: Origin },
  trier: Trier,
): Promise<SignIn> {
  const { halves, slowDown, factors, places } = people;
  const begun = halves.find(half);
  if (!begun) return { is: 'expired' };
  const { account } = begun;
  const lanes = secondStepLanes(lanesOf(places, account, account, trier), account);
  const ms = slowDown.admit(lanes.lanes);
  if (ms > 0) return { is: 'wait', ms };
  halves.count(half);
  if (begun.secret !== undefined) return setUp(people, half, begun.secret, proof, trier, lanes);
  const how = await howProved(people, begun, half, proof);
  if (how === undefined) {
    noteWrong(people, trier, account);
    return { is: 'wrong' };
  }
  // Two requests with one half at once: whoever ends it is in.
  if (!halves.end(half)) return { is: 'expired' };
  lanes.own.forEach(slowDown.forget);
  if (how === 'recovery')
    note(people, selfOf(people, account), 'recovery-used', account, {
      left: factors.recovery.left(account),
    });
  return enter(people, account, trier, how);
}

async function howProved(
  { factors, halves }: People,
  { account, challenge = '' }: { readonly account: string; readonly challenge?: string },
  half: string,
  proof: Parameters<typeof secondStep>[2],
): Promise<'one-time-code' | 'recovery' | 'passkey' | undefined> {
  if ('code' in proof) {
    if (factors.codes.isRight(account, proof.code)) return 'one-time-code';
    return factors.recovery.use(account, proof.code) ? 'recovery' : undefined;
  }
  // A challenge is signed once.
  halves.setChallenge(half, '');
  if (challenge === '') return undefined;
  const { passkey: answer, origin } = proof;
  const isRight = await isPasskey(factors.passkeys, { account, answer }, { challenge, origin });
  return isRight ? 'passkey' : undefined;
}

/** The first right code of a new app: from now on it is asked for. */
function setUp(
  people: People,
  half: string,
  secret: string,
  proof: Parameters<typeof secondStep>[2],
  trier: Trier,
  { own }: Lanes,
): SignIn {
  const { factors, halves, slowDown } = people;
  const account = halves.find(half)?.account;
  // Set up meanwhile: whoever knows the password alone must not put another in its place.
  if (account === undefined || factors.has(account)) return { is: 'expired' };
  if (!('code' in proof) || !factors.codes.set(account, secret, proof.code)) return { is: 'wrong' };
  halves.end(half);
  own.forEach(slowDown.forget);
  note(people, selfOf(people, account), 'second-factor-on', account, { factor: 'one-time-code' });
  return {
    ...enter(people, account, trier, 'one-time-code'),
    recovery: factors.recovery.renew(account),
  };
}

/** What comes once the password was right. */
export function afterPassword(people: People, account: string, trier: Trier): SignIn {
  const { factors, halves, book } = people;
  if (factors.has(account)) return { is: 'second', half: halves.begin({ account }) };
  const found = book.find(account);
  if (found && factors.needsOne(found))
    return { is: 'set-up', half: halves.begin({ account, secret: newCodeSecret() }) };
  return enter(people, account, trier, 'password');
}

/** Somebody is in: a session of his own begins, and this browser is known to him from now on. */
export function enter(
  { sessions, places, book, log }: People,
  account: Account['account'],
  trier: Trier,
  how: string,
): Extract<SignIn, { is: 'in' }> {
  const device = trier.device ?? randomSecret();
  places.remember(account, { address: trier.address, device });
  book.signedIn(account);
  const cookie = sessions.begin(account, trier);
  const found = book.find(account);
  log.write('signed-in', {
    ...{ account, by: found?.name ?? account, role: (found?.roles ?? []).join(' ') },
    ...{ address: trier.address, how },
  });
  return { is: 'in', account, cookie, device };
}

function selfOf({ book }: People, account: string): Actor {
  return { by: book.find(account)?.name ?? account, account };
}

/** Only a name that is somebody's: what else is typed there may be a password. */
function noteWrong({ log }: People, { address }: Trier, account: string | undefined): void {
  log.gather('sign-in-refused', { address, ...(account !== undefined && { account }) });
}

/** No password has it: whoever tries a name that isn't there waits as long as everybody. */
function nobodysHash({ memory, passes, parallelism }: HashCost): string {
  const [salt, tag] = ['A'.repeat(22), 'A'.repeat(43)];
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt}$${tag}`;
}
