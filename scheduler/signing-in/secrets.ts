// Random values that browsers carry, and what is kept of them.
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, base64url: what a cookie or a form carries. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a random secret: it is too long to be guessed, so that a plain hash is enough. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
