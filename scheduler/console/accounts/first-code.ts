// Before there is an account, whoever can read this machine's terminal, or its data folder, makes the first one.
import { timingSafeEqual } from 'node:crypto';
import { hashOf, randomCode, readCode } from './secrets.ts';
import type { Settings } from './settings.ts';

/** Wrong codes after which a new one is shown. */
const mostTries = 5;
const name = 'first-code';

export interface FirstCode {
  /** A new code, which alone holds from now on. */
  renew(): string;
  /** `spent`: too many were wrong, and a new one must be shown. */
  try(typed: string): 'right' | 'wrong' | 'spent';
  /** The first account is made. */
  done(): void;
}

export function createFirstCode(settings: Settings): FirstCode {
  return {
    renew() {
      const code = randomCode(2);
      settings.set(name, `${hashOf(code)} 0`);
      return code;
    },
    try(typed) {
      const [kept, tries = '0'] = settings.get(name)?.split(' ') ?? [];
      if (kept === undefined || Number(tries) >= mostTries) return 'spent';
      const isRight = timingSafeEqual(Buffer.from(hashOf(readCode(typed))), Buffer.from(kept));
      if (isRight) return 'right';
      settings.set(name, `${kept} ${Number(tries) + 1}`);
      return Number(tries) + 1 >= mostTries ? 'spent' : 'wrong';
    },
    done() {
      settings.remove(name);
    },
  };
}
