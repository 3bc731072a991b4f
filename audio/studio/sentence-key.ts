import { createHash } from 'node:crypto';

/**
 * Who a written sentence is: SHA-256 of its text, NFC, white space collapsed. One that moves keeps its takes, one that is
 * changed loses its own and no other's. How it is said does not count: a person reads what is written.
 */
export function keyOfSentence(text: string): string {
  const written = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(written).digest('hex');
}
