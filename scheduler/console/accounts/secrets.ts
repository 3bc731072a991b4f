// Random values that people or browsers carry, and what is kept of them.
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 32 random bytes, base64url: what a cookie or a form carries. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a random secret: it is too long to be guessed, so that a plain hash is enough. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** No I, L, O, U: nobody mistakes one for another, whether read on a screen or over the telephone (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code to be typed: `groups` of four, 20 bits each, e.g. `7KQ2-M0XD`. */
export function randomCode(groups: number): string {
  const group = (): string =>
    Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A typed code as it was printed: `7kq2 moxd` → `7KQ2-M0XD`. */
export function readCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return plain.match(/.{1,4}/g)?.join('-') ?? '';
}
