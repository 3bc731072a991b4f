// Six digits from an authenticator app (TOTP, RFC 6238): needs neither a network nor a secure connection.
import { Secret, TOTP } from 'otpauth';
import type { Statements } from '../../store/sqlite-statements.ts';

const periodS = 30;

export interface OneTimeCodes {
  has(account: string): boolean;
  /** Keeps the secret once a code of it was right: whoever scanned it wrongly would be shut out. */
  set(account: string, secret: string, typed: string): boolean;
  /** A code is right once, in its own half minute or the one before or after. */
  isRight(account: string, typed: string): boolean;
  remove(account: string): void;
}

export function createOneTimeCodes({ sql, now }: Statements & { now: () => number }): OneTimeCodes {
  const stepOf = (secret: string, typed: string): number | undefined => {
    const token = typed.normalize('NFKC').replaceAll(/\D/g, '');
    if (token.length !== 6) return undefined;
    const delta = totp(secret).validate({ token, window: 1, timestamp: now() });
    return delta === null ? undefined : Math.floor(now() / 1000 / periodS) + delta;
  };
  return {
    has: (account) =>
      sql('SELECT 1 FROM one_time_code WHERE account = ?').get(account) !== undefined,
    set(account, secret, typed) {
      const step = stepOf(secret, typed);
      if (step === undefined) return false;
      sql('INSERT OR REPLACE INTO one_time_code VALUES (?, ?, ?)').run(account, secret, step);
      return true;
    },
    isRight(account, typed) {
      const secret = sql('SELECT secret FROM one_time_code WHERE account = ?').get(account)?.[
        'secret'
      ];
      const step = secret === undefined ? undefined : stepOf(String(secret), typed);
      if (step === undefined) return false;
      const used = sql(
        'UPDATE one_time_code SET last_step = ? WHERE account = ? AND last_step < ?',
      ).run(step, account, step);
      return used.changes > 0;
    },
    remove(account) {
      sql('DELETE FROM one_time_code WHERE account = ?').run(account);
    },
  };
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
