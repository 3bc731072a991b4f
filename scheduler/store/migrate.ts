import type { DatabaseSync } from 'node:sqlite';
import { LoaError } from '../../content/schema/loa-error.ts';

/**
 * Brings a database to this program's version: the scripts that it has not had, in one transaction. `what`: which it is, in
 * Vietnamese, to begin a sentence. Throws LoaError `newer-data` where a newer program wrote it.
 */
export function migrateBy(db: DatabaseSync, scripts: readonly string[], what: string): void {
  const version = (): number => Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version() > scripts.length) {
    throw new LoaError(
      'newer-data',
      `${what} do phiên bản mới hơn ghi (${version()}; chương trình này hiểu đến ${scripts.length}). Cập nhật chương trình rồi chạy lại.`,
    );
  }
  if (version() === scripts.length) return;
  db.exec('BEGIN IMMEDIATE');
  // Read again under the lock: another process may have migrated meanwhile.
  const has = version();
  for (const [index, script] of scripts.entries()) if (index >= has) db.exec(script);
  db.exec(`PRAGMA user_version = ${scripts.length}; COMMIT`);
}
