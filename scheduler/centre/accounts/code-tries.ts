// Codes of 60 bits are not guessed; who tries all the same keeps no process busy. Right ones are not held against an office
// that sits behind one address.
import type { Lane } from '../../signing-in/slow-down.ts';
import type { Sql } from '../database/connect.ts';
import { admitTry, forgetTries } from '../ledger/slow-down.ts';
import type { From } from '../sign-in.ts';

function laneOf({ address }: From): Lane {
  return { name: `code ${address}`, free: 10, firstMs: 1000, longestMs: 5 * 60_000 };
}

/** 0: go on. Else so many ms are to wait. */
export function admitCode(sql: Sql, from: From): Promise<number> {
  return admitTry(sql, [laneOf(from)], from.at);
}

export function codeWasRight(sql: Sql, from: From): Promise<void> {
  return forgetTries(sql, [laneOf(from).name]);
}
