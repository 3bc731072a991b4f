// Codes of authenticator apps, each right once.
import { totpStep } from '../../signing-in/totp.ts';
import type { Statements } from '../../store/sqlite-statements.ts';

export interface OneTimeCodes {
  has(account: string): boolean;
  /** Keeps the secret once a code of it was right: whoever scanned it wrongly would be shut out. */
  set(account: string, secret: string, typed: string): boolean;
  /** A code is right once, in its own half minute or the one before or after. */
  isRight(account: string, typed: string): boolean;
  remove(account: string): void;
}

export function createOneTimeCodes({ sql, now }: Statements & { now: () => number }): OneTimeCodes {
  return {
    has: (account) =>
      sql('SELECT 1 FROM one_time_code WHERE account = ?').get(account) !== undefined,
    set(account, secret, typed) {
      const step = totpStep(secret, typed, now());
      if (step === undefined) return false;
      sql('INSERT OR REPLACE INTO one_time_code VALUES (?, ?, ?)').run(account, secret, step);
      return true;
    },
    isRight(account, typed) {
      const secret = sql('SELECT secret FROM one_time_code WHERE account = ?').get(account)?.[
        'secret'
      ];
      const step = secret === undefined ? undefined : totpStep(String(secret), typed, now());
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
