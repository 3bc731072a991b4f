// Passwords are kept as argon2id of node:crypto, with the parameters beside the hash, so that they can be raised later.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

export interface HashCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
export const usualCost: HashCost = { memory: 19_456, passes: 2, parallelism: 1 };

const tagLength = 32;
const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`, base64 without padding: the usual written form of argon2. */
export async function hashPassword(password: string, cost: HashCost = usualCost): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(salt)}$${bare(tag)}`;
}

/** Whether this is the password that the hash was made of. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const parts = shape.exec(hash);
  if (!parts) return false;
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const cost = {
    ...{ memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  };
  const made = await derive(password, Buffer.from(salt, 'base64'), cost);
  const kept = Buffer.from(tag, 'base64');
  return made.length === kept.length && timingSafeEqual(made, kept);
}

/** Whether it was made with another cost than today's. */
export function isOutdated(hash: string, { memory, passes, parallelism }: HashCost): boolean {
  return !hash.startsWith(`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`);
}

function derive(password: string, nonce: Buffer, cost: HashCost): Promise<Buffer> {
  // One way of writing each letter: keyboards differ in how they send an accent.
  const message = password.normalize('NFC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength, ...cost }, (error, tag) => {
      if (error) reject(error);
      else resolve(tag);
    });
  });
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
