// A centre from its backup: into an empty database alone, with the key that its stations know, and with what it must make good.
import { join } from 'node:path';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { Failure } from '../../failure.ts';
import type { Sql } from '../database/connect.ts';
import { restoreFrom } from '../database/dump.ts';
import { markRestored, markRestoring, requireWholeRestore } from '../database/half-restored.ts';
import { migrate, missingOf, readMigrations } from '../database/migrate.ts';
import { centreDirOf } from '../database/open-database.ts';
import { jobsSchema, ledgerSchema } from '../database/schemas.ts';
import { beginRestored, isEmpty, serverMajor } from '../ledger/backups.ts';
import { makeKeysGood, type KeysMadeGood } from '../ledger/key-book.ts';
import { readKeyFile } from '../talk/key-file.ts';
import { keyId, rawPublicKey } from '../talk/signing.ts';
import { headBytes, readBackup, type BackupHead } from './container.ts';
import { readKeyBook } from './key-book.ts';
import type { Machine } from './machine.ts';

export interface RestoredCentre {
  readonly head: BackupHead;
  /** Unused invitations and codes that were ended. */
  readonly invitations: number;
  /** Until when the book of keys knew (epoch ms); absent where there was no book. */
  readonly keysUntil?: number;
  readonly keys: KeysMadeGood;
}

/**
 * Rejects with Failure, having changed nothing, where anything is not as it must be. One that is cut in the middle leaves a
 * database that no centre opens (half-restored.ts).
 */
export async function restoreBackup(
  sql: Sql,
  { dataDir, env, place }: Machine,
  { file, at, by }: { readonly file: string; readonly at: number; readonly by: string },
): Promise<RestoredCentre> {
  const head = await readBackup(file);
  missingOf(readMigrations(), head.migrations);
  requireKey(dataDir, env['LOA_CENTRE_KEY'], head.centre);
  const book = readKeyBook(dataDir, head.centre);
  await requireWholeRestore(sql);
  if (!(await isEmpty(sql, [ledgerSchema, jobsSchema])))
    throw new Failure(
      'Cơ sở dữ liệu này đã có sổ của một trung tâm: không phục hồi đè lên.',
      'Lập cơ sở dữ liệu mới (createdb) và sửa DATABASE_URL; trung tâm tự chạy PostgreSQL thì dời thư mục LOA_DATA/centre/pg sang tên khác.',
    );
  const centreDir = centreDirOf(dataDir);
  await markRestoring(sql);
  await restoreFrom(file, headBytes, { place, env, centreDir, major: await serverMajor(sql) });
  await migrate(sql);
  const restored = { at, by, backupAt: head.madeAt, sha256: head.sha256 };
  const { invitations } = await beginRestored(sql, restored);
  const keys = await makeKeysGood(sql, book?.keys ?? [], { at, by });
  await markRestored(sql);
  return { head, invitations, keys, ...(book && { keysUntil: book.at }) };
}

function requireKey(dataDir: string, given: string | undefined, centre: string): void {
  const file = given?.trim() || join(centreDirOf(dataDir), 'khoa-trung-tam.pem');
  const key = readKeyFile(file);
  if (key && keyId(rawPublicKey(key)) === centre) return;
  throw new Failure(
    key
      ? `Khóa ở ${file} không phải khóa của trung tâm trong bản sao lưu (${centre}).`
      : `Máy này chưa có khóa của trung tâm (${file}), mà các đài chỉ tin khóa ấy.`,
    `Chép khoa-trung-tam.pem đã cất riêng vào đó, giữ quyền 600, rồi làm lại. Mất khóa: xem docs/trung-tam-van-hanh.md (${loaCommand} centre --help).`,
  );
}
