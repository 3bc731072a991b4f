// Before there is an account, whoever can read this machine's terminal, or its data folder, makes the first one.
import { timingSafeEqual } from 'node:crypto';
import { hashOf } from '../../signing-in/secrets.ts';
import { randomCode, readCode } from '../../typed-code.ts';
import { firstCodeName as name, type Settings } from './settings.ts';

/** Wrong codes after which a new one is shown. */
const mostTries = 5;

export interface FirstCode {
  /** Shows a new code, which alone holds from now on. */
  renew(): void;
  /** Whether this is the code that holds. */
  holds(code: string): boolean;
  /** `spent`: too many were wrong; a new one was shown. */
  try(typed: string): 'right' | 'wrong' | 'spent';
  /** The first account is made. */
  done(): void;
}

/** `show`: where people at the machine see it; nothing is shown any more once it is undefined. */
export function createFirstCode(
  settings: Settings,
  show: (code: string | undefined) => void,
): FirstCode {
  const kept = (): { readonly hash: string; readonly tries: number } => {
    const [hash = '', tries = '0'] = settings.get(name)?.split(' ') ?? [];
    return { hash, tries: Number(tries) };
  };
  const renew = (): void => {
    const code = randomCode(2);
    settings.set(name, `${hashOf(code)} 0`);
    show(code);
  };
  const holds = (code: string): boolean => {
    const [given, right] = [Buffer.from(hashOf(readCode(code))), Buffer.from(kept().hash)];
    return given.length === right.length && timingSafeEqual(given, right);
  };
  return {
    renew,
    holds,
    try(typed) {
      if (holds(typed)) return 'right';
      const { hash, tries } = kept();
      if (hash !== '' && tries + 1 < mostTries) {
        settings.set(name, `${hash} ${tries + 1}`);
        return 'wrong';
      }
      renew();
      return 'spent';
    },
    done() {
      settings.remove(name);
      show(undefined);
    },
  };
}
