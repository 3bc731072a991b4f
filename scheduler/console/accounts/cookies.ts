import { placeRememberedMs } from '../../signing-in/known-place.ts';
import { sessionCookie } from '../gate/accounts-door.ts';
import type { Entered } from './own-acts.ts';

/** The browser's own, half a year: whoever signed in here before isn't slowed by strangers' tries. */
export const deviceCookie = '__Secure-loa-may';

const shape = 'Path=/dai/; HttpOnly; SameSite=Strict; Secure';

/** `Set-Cookie` lines of somebody who has just signed in. */
export function cookiesOf({
  cookie,
  device,
}: Pick<Entered, 'cookie' | 'device'>): readonly string[] {
  return [
    `${sessionCookie}=${cookie}; ${shape}`,
    `${deviceCookie}=${device}; ${shape}; Max-Age=${placeRememberedMs / 1000}`,
  ];
}

/** `Set-Cookie` line of somebody who has signed out. */
export const noSession = `${sessionCookie}=; ${shape}; Max-Age=0`;
