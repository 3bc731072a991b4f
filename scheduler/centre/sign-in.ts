// Sessions at the centre's pages (ADR 133, 140), and the code by which whoever sits at its machine lets somebody in.
import { createHash, randomBytes } from 'node:crypto';
import { hourMs } from '../../content/schema/durations.ts';
import { codeHash, randomCode } from '../typed-code.ts';
import { roles, type Person } from './accounts/person.ts';
import type { Sql } from './database/connect.ts';
import {
  addSignInCode,
  beginCodeSession,
  endSession,
  sessionOf,
  type NewSession,
} from './ledger/sign-ins.ts';

/** A code lives so long, ms: it is read aloud or typed at once. */
const codeLivesMs = 10 * 60_000;
/** A working day. */
export const sessionLivesMs = 12 * hourMs;

/** A code of one use, 60 bits, and when it ends. */
export async function makeSignInCode(
  sql: Sql,
  name: string,
  at: number,
): Promise<{ readonly code: string; readonly endsAt: number }> {
  const code = randomCode(3);
  const endsAt = at + codeLivesMs;
  await addSignInCode(sql, { codeHash: codeHash(code), name, endsAt });
  return { code, endsAt };
}

/** From where a session begins. */
export type From = Pick<NewSession, 'at' | 'address' | 'agent'>;

/** The cookie of a new session; undefined where the code is none. */
export async function signInByCode(
  sql: Sql,
  code: string,
  from: From,
): Promise<string | undefined> {
  const { cookie, session } = newSession(from);
  const name = await beginCodeSession(sql, codeHash(code), session);
  return name === undefined ? undefined : cookie;
}

/** A cookie, and what the ledger keeps of it. */
export function newSession(from: From): { readonly cookie: string; readonly session: NewSession } {
  const cookie = randomBytes(32).toString('base64url');
  return { cookie, session: { ...from, cookieHash: cookieHash(cookie) } };
}

/** Whoever the cookie belongs to. A code of the centre's machine lets in to everything: it is the way back in. */
export async function personOfCookie(
  sql: Sql,
  cookie: string,
  now: number,
): Promise<Person | undefined> {
  const owner = await sessionOf(sql, cookieHash(cookie), { after: now - sessionLivesMs, now });
  if (!owner) return undefined;
  const { account, name, branches } = owner;
  return account === null
    ? {
        account: '',
        name: `${name} (mã tại máy)`,
        roles: roles.map((role) => ({ role })),
        branches,
      }
    : { ...owner, account };
}

export function signOut(sql: Sql, cookie: string, at: number): Promise<void> {
  return endSession(sql, cookieHash(cookie), at - sessionLivesMs);
}

export function cookieHash(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}
