// What browser and passkey say to each other, by @simplewebauthn/server: nothing of it is ours.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Account } from './account-book.ts';
import type { Passkey, PasskeyBook } from './passkey-book.ts';

/** EdDSA, ES256, RS256 (COSE): what passkeys sign with. The library's own list asks Node for what is experimental. */
const algorithms = [-8, -7, -257];

/** The page's own address, e.g. `https://loa.anphu.example.vn`. */
export type Origin = string;

/** The name that passkeys are bound to; undefined where browsers have none: at a numbered address, or without TLS. */
export function passkeyHost(origin: Origin): string | undefined {
  const { protocol, hostname } = new URL(origin);
  if (hostname === 'localhost') return hostname;
  if (protocol !== 'https:' || hostname.startsWith('[') || /^[\d.]+$/.test(hostname))
    return undefined;
  return hostname;
}

/** What the browser needs to make a passkey: JSON for `parseCreationOptionsFromJSON`. */
export async function askForNewPasskey(
  { account, name }: Pick<Account, 'account' | 'name'>,
  { host, station, has }: { host: string; station: string; has: readonly Passkey[] },
): Promise<{ readonly challenge: string; readonly options: string }> {
  const options = await generateRegistrationOptions({
    ...{ rpName: station, rpID: host, userName: account, userDisplayName: name },
    userID: new TextEncoder().encode(account),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: has.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    timeout: 300_000,
  });
  return { challenge: options.challenge, options: JSON.stringify(options) };
}

/** Keeps what the browser made; false where it isn't what was asked for. */
export async function keepNewPasskey(
  book: PasskeyBook,
  { account, label, answer }: { account: string; label: string; answer: string },
  { challenge, origin }: { challenge: string; origin: Origin },
): Promise<boolean> {
  const host = passkeyHost(origin);
  // Of this shape where it is honest; the library checks.
  const response = readAnswer(answer) as RegistrationResponseJSON | undefined;
  if (!response || host === undefined) return false;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...{ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: false,
    });
    if (!verified) return false;
    book.add({ account, host, label, credential: registrationInfo.credential });
    return true;
  } catch {
    return false;
  }
}

/** What the browser needs to use one of these. */
export async function askForPasskey(
  keys: readonly Passkey[],
  host: string,
): Promise<{ readonly challenge: string; readonly options: string }> {
  const options = await generateAuthenticationOptions({
    rpID: host,
    allowCredentials: keys.map(({ id, credential: { transports = [] } }) => ({ id, transports })),
    userVerification: 'preferred',
    timeout: 300_000,
  });
  return { challenge: options.challenge, options: JSON.stringify(options) };
}

/** Whether it was signed by one of this account's passkeys, here and now. */
export async function isPasskey(
  book: PasskeyBook,
  { account, answer }: { account: string; answer: string },
  { challenge, origin }: { challenge: string; origin: Origin },
): Promise<boolean> {
  const host = passkeyHost(origin);
  // Of this shape where it is honest; the library checks.
  const response = readAnswer(answer) as AuthenticationResponseJSON | undefined;
  const key = book.list(account).find(({ id }) => id === response?.id);
  if (!response || !key || host === undefined) return false;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host },
      credential: key.credential,
      requireUserVerification: false,
    });
    if (verified) book.used(key.id, authenticationInfo.newCounter);
    return verified;
  } catch {
    return false;
  }
}

/** What the page's script sent. The library looks into it, and throws where it has another shape than it should. */
function readAnswer(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
