// Codes that people type or read over the telephone: of the console's accounts, of the centre's, of stations that join.
import { createHash, randomInt } from 'node:crypto';

/** No I, L, O, U: nobody mistakes one for another, whether read on a screen or over the telephone (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `groups` of four letters, 20 bits each, e.g. `7KQ2-M0XD`. */
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

/** What is kept of a code of 60 bits or more, which nobody finds by trying. */
export function codeHash(code: string): Buffer {
  return createHash('sha256').update(readCode(code)).digest();
}
