// For the day on which the telephone is lost: ten codes on paper, each good once.
import type { Statements } from '../../store/sqlite-statements.ts';
import { hashOf } from '../../signing-in/secrets.ts';
import { randomCode, readCode } from '../../typed-code.ts';

const howMany = 10;

export interface RecoveryCodes {
  /** New ones in the place of those before; shown once. */
  renew(account: string): readonly string[];
  left(account: string): number;
  use(account: string, typed: string): boolean;
  remove(account: string): void;
}

export function createRecoveryCodes({ sql, transact }: Statements): RecoveryCodes {
  const remove = (account: string): void => {
    sql('DELETE FROM recovery_code WHERE account = ?').run(account);
  };
  return {
    renew: (account) =>
      transact(() => {
        remove(account);
        const codes = Array.from({ length: howMany }, () => randomCode(3));
        for (const code of codes)
          sql('INSERT INTO recovery_code VALUES (?, ?)').run(account, hashOf(code));
        return codes;
      }),
    left: (account) =>
      Number(sql('SELECT count(*) AS n FROM recovery_code WHERE account = ?').get(account)?.['n']),
    use: (account, typed) =>
      sql('DELETE FROM recovery_code WHERE account = ? AND hash = ?').run(
        ...[account, hashOf(readCode(typed))],
      ).changes > 0,
    remove,
  };
}
