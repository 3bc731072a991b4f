// Signing in at the centre's pages (ADR 133): whoever sits at its machine hands out a code; nobody else can.
import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from './database/connect.ts';
import { addSignInCode, beginSession, endSession, sessionOf } from './ledger/sign-ins.ts';
import { codeHash, randomCode } from '../typed-code.ts';

/** A code lives so long, ms: it is read aloud or typed at once. */
const codeLivesMs = 10 * 60_000;
/** A working day. */
const sessionLivesMs = 12 * 3_600_000;

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

/** The cookie of a new session; undefined where the code is none. */
export async function signIn(sql: Sql, code: string, at: number): Promise<string | undefined> {
  const cookie = randomBytes(32).toString('base64url');
  const name = await beginSession(sql, {
    ...{ codeHash: codeHash(code), cookieHash: hashOf(cookie), at },
  });
  return name === undefined ? undefined : cookie;
}

/** The name of whoever the cookie belongs to. */
export function whoIs(sql: Sql, cookie: string, at: number): Promise<string | undefined> {
  return sessionOf(sql, hashOf(cookie), at - sessionLivesMs);
}

export function signOut(sql: Sql, cookie: string, at: number): Promise<void> {
  return endSession(sql, hashOf(cookie), at - sessionLivesMs);
}

function hashOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}
