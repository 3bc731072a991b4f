import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isThere } from '../../places.ts';
import { copyDatabase } from '../accounts/accounts-to-keep.ts';
import { listeningFileOf } from './book.ts';

interface KeptListening {
  /** A SQLite file. */
  readonly file: Uint8Array;
  readonly tests: number;
}

/** What a backup has of listening tests: what was compared and every answer, no sound. Undefined: there is no test. */
export function listeningToKeep(dataDir: string): KeptListening | undefined {
  const file = listeningFileOf(dataDir);
  if (!isThere(file)) return undefined;
  const folder = mkdtempSync(join(dataDir, 'nghe-thu-'));
  try {
    const copy = join(folder, 'listening.db');
    copyDatabase(file, copy);
    const tests = testsIn(copy);
    return tests === 0 ? undefined : { file: readFileSync(copy), tests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testsIn(file: string): number {
  const db = new DatabaseSync(file);
  try {
    return Number(db.prepare('SELECT count(*) AS tests FROM test').get()?.['tests']);
  } finally {
    db.close();
  }
}
