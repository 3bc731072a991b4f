// By what content/centre.yaml knows that a file, or a row of one, is still as the centre sent it.
import { createHash } from 'node:crypto';

/** SHA-256, hex. */
export function fileHash(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Of a row as it reads, in whatever order its keys stand and however its lines are broken. */
export function rowHash(row: unknown): string {
  return fileHash(JSON.stringify(sorted(row)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
