// One's own second factor: set up, taken away. Setting up is begun on one page and ended on the next, by the same session.
import { note, type Actor } from './actor.ts';
import { newCodeSecret } from '../../signing-in/totp.ts';
import { askForNewPasskey, keepNewPasskey, passkeyHost, type Origin } from './passkeys.ts';
import type { People } from './people.ts';
import type { Refusal } from './refusal.ts';

/** Who sets it up: his account and his session. */
export interface Owner extends Actor {
  readonly account: string;
}

/** A secret for the app, and what brings it along to the next page. */
export function beginCodes(
  { halves }: People,
  { account }: Owner,
): { half: string; secret: string } {
  const secret = newCodeSecret();
  return { half: halves.begin({ account, secret }), secret };
}

/** The first right code turns them on. Recovery codes where there were none; they are shown once. */
export function endCodes(
  people: People,
  owner: Owner,
  { half, code }: { readonly half: string; readonly code: string },
): { readonly recovery: readonly string[] } | Refusal {
  const { halves, factors } = people;
  const begun = halves.find(half);
  if (begun?.account !== owner.account || begun.secret === undefined) return { code: 'code-gone' };
  halves.count(half);
  if (!factors.codes.set(owner.account, begun.secret, code)) return { code: 'code-wrong' };
  halves.end(half);
  return turnedOn(people, owner, 'one-time-code');
}

/** What the browser needs to make a passkey; undefined where it can't, at this address. */
export async function beginPasskey(
  { halves, factors, book }: People,
  { account }: Owner,
  { origin, station }: { readonly origin: Origin; readonly station: string },
): Promise<{ readonly half: string; readonly options: string } | undefined> {
  const host = passkeyHost(origin);
  const found = book.find(account);
  if (host === undefined || !found) return undefined;
  const has = factors.passkeys.list(account);
  const { challenge, options } = await askForNewPasskey(found, { host, station, has });
  return { half: halves.begin({ account, challenge }), options };
}

export async function endPasskey(
  people: People,
  owner: Owner,
  {
    half,
    answer,
    label,
  }: { readonly half: string; readonly answer: string; readonly label: string },
  origin: Origin,
): Promise<{ readonly recovery: readonly string[] } | Refusal> {
  const { halves, factors } = people;
  const { account } = owner;
  const begun = halves.find(half);
  if (begun?.account !== account || begun.challenge === undefined || !halves.end(half))
    return { code: 'code-gone' };
  const { challenge } = begun;
  const isKept = await keepNewPasskey(
    factors.passkeys,
    { account, label, answer },
    { challenge, origin },
  );
  return isKept ? turnedOn(people, owner, 'passkey') : { code: 'code-wrong' };
}

/** New recovery codes; the old ones are void. */
export function renewRecovery(
  people: People,
  owner: Owner,
): { readonly recovery: readonly string[] } | Refusal {
  if (!people.factors.has(owner.account)) return { code: 'no-factor' };
  note(people, owner, 'recovery-renewed', owner.account);
  return { recovery: people.factors.recovery.renew(owner.account) };
}

/** Takes away the app's codes, or one passkey; the last factor stays where a role needs one. */
export function removeFactor(
  people: People,
  owner: Owner,
  which: 'one-time-code' | { readonly passkey: string },
): Refusal | undefined {
  const { factors, book } = people;
  const { account } = owner;
  const keys = factors.passkeys.list(account);
  const found = book.find(account);
  const isLast = keys.length + (factors.codes.has(account) ? 1 : 0) < 2;
  if (isLast && found && factors.needsOne(found)) return { code: 'factor-needed' };
  if (which === 'one-time-code') factors.codes.remove(account);
  else factors.passkeys.remove(account, which.passkey);
  if (!factors.has(account)) factors.recovery.remove(account);
  const factor = which === 'one-time-code' ? which : 'passkey';
  note(people, owner, 'second-factor-off', account, { factor });
  return undefined;
}

function turnedOn(
  people: People,
  owner: Owner,
  factor: string,
): { readonly recovery: readonly string[] } {
  const { factors } = people;
  note(people, owner, 'second-factor-on', owner.account, { factor });
  const isFirst = factors.recovery.left(owner.account) === 0;
  return { recovery: isFirst ? factors.recovery.renew(owner.account) : [] };
}
