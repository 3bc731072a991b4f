import { statSync } from 'node:fs';

/** What is too long to be a name is none, nor what has a zero in it. */
const noNames: ReadonlySet<string> = new Set(['ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/** Whether something is there. Throws what the system says where nobody can tell (no permission, a broken disk). */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && noNames.has(String(error.code))) return false;
    throw error;
  }
}
