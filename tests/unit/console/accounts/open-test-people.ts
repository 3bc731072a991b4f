import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Trier } from '../../../../scheduler/console/accounts/sign-in.ts';
import { openPeople, type People } from '../../../../scheduler/console/accounts/people.ts';
import type { EventDetail } from '../../../../scheduler/core/slot.ts';
import { hashPassword } from '../../../../scheduler/signing-in/password-hash.ts';
import type { Role } from '../../../../scheduler/acts/roles.ts';

/** The least that argon2 allows: tests ask what is decided, not how long it takes. */
export const cheap = { memory: 8, passes: 1, parallelism: 1 };

export const station: Trier = { address: '127.0.0.1', agent: 'test' };
export const stranger: Trier = { address: '192.168.1.66', agent: 'test' };
export const phone: Trier = { address: '192.168.1.20', agent: 'phone' };

export interface TestPeople extends People {
  readonly logged: { readonly event: string; readonly detail: EventDetail }[];
  readonly file: string;
  /** As they were shown; undefined: none is needed any more. */
  readonly firstCodes: readonly (string | undefined)[];
  /** Lets time go by. */
  pass(ms: number): void;
  /** An account with the password `mat khau cua ai`. */
  add(account: string, roles: readonly Role[]): Promise<void>;
}

export const password = 'ba con trâu cày';

/** A real accounts.db in a folder of its own, on a clock that stands until it is moved. */
export function openTestPeople(): TestPeople {
  const folder = mkdtempSync(join(tmpdir(), 'loa-accounts-'));
  const file = join(folder, 'accounts.db');
  let at = Date.UTC(2026, 10, 24, 1);
  const logged: TestPeople['logged'] = [];
  const codes: (string | undefined)[] = [];
  const people = openPeople({
    ...{ file, now: () => at, cost: cheap, showFirstCode: (code) => codes.push(code) },
    log: {
      write: (event, detail) => void logged.push({ event, detail }),
      gather: (event, detail) => void logged.push({ event, detail }),
    },
  });
  onTestFinished(() => {
    people.close();
    rmSync(folder, { recursive: true });
  });
  return {
    ...people,
    ...{ logged, file },
    firstCodes: codes,
    pass(ms) {
      at += ms;
    },
    async add(account, roles) {
      const hash = await hashPassword(password, cheap);
      const refusal = people.book.make({ account, name: `Tên ${account}`, roles }, hash);
      if (refusal) throw new Error(refusal);
    },
  };
}
