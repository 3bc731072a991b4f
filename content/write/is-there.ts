import { statSync } from 'node:fs';

/** Whether something is there. Throws what the system says where nobody can tell (no permission, a broken disk). */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What is too long to be a name is none.
    if (error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG') return false;
    throw error;
  }
}
