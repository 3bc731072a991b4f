// Six digits from an authenticator app (TOTP, RFC 6238): needs neither a network nor a secure connection.
import { Secret, TOTP } from 'otpauth';

const periodS = 30;

/**
 * Which half minute's code this is: of the one that `now` (epoch ms) is in, or the one before or after; undefined where
 * it is none of them. Whoever takes it keeps the number, so that no code is right twice.
 */
export function totpStep(secret: string, typed: string, now: number): number | undefined {
  const token = typed.normalize('NFKC').replaceAll(/\D/g, '');
  if (token.length !== 6) return undefined;
  const delta = totp(secret).validate({ token, window: 1, timestamp: now });
  return delta === null ? undefined : Math.floor(now / 1000 / periodS) + delta;
}

/** A new secret, base 32: 160 bits, as RFC 4226 recommends. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** `otpauth://totp/…`, which authenticator apps read from a QR code. */
export function codeAddress(secret: string, account: string, station: string): string {
  return totp(secret, account, station).toString();
}

function totp(secret: string, label = '', issuer = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, digits: 6, period: periodS });
}
