import type { Role } from '../../acts/roles.ts';

/** The session's cookie; its value is 32 random bytes, base64url. The store of accounts has only its SHA-256. */
export const sessionCookie = '__Secure-loa';

/** Whoever is signed in. */
export interface SignedInPerson {
  /** The name he signs in by. */
  readonly account: string;
  /** As it is written into the log: `Nguyễn Văn An`. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Names his session to the functions beside; never the cookie itself. */
  readonly session: string;
}

/** What the gate asks of the accounts. Sessions go by real time. */
export interface Accounts {
  /** Undefined: unknown, expired, idle too long, or its account is gone. Keeps a session from being idle. */
  personOf(cookie: string): SignedInPerson | undefined;
  /** A token of one use for the forms of one page. */
  issueToken(session: string): string;
  /** Uses it up. `unknown`: another session's, too old, or never issued. */
  useToken(session: string, token: string): 'ok' | 'used' | 'unknown';
  /** Whether it is a token of this session that still holds, used or not: for what a page's script sends again and again. */
  knowsToken(session: string, token: string): boolean;
  /** No account was made yet: the first one is made at /dai/bat-dau/. */
  isEmpty(): boolean;
  close(): void;
}
