import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRowFile, namedRows } from '../../../content/write/centre-rows.ts';
import { isThere } from '../../places.ts';

/** As it lies on the disk; '' where there is none. `file` is a path from the root. */
export function textNow(contentDir: string, file: string): string {
  const path = join(contentDir, file.slice('content/'.length));
  return isThere(path) ? readFileSync(path, 'utf8') : '';
}

/** Throws LoaError `not-yaml`. */
export function rowsNow(contentDir: string, file: string): ReadonlyMap<string, unknown> {
  return isRowFile(file) ? namedRows(file, textNow(contentDir, file)) : new Map();
}
