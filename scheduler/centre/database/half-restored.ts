// A restore that was cut in the middle looks like a whole ledger: yesterday's numbers, revoked keys that speak. A mark in the
// database, made before the first row comes and taken away after the last thing is made good, tells the two apart.
import { Failure } from '../../failure.ts';
import type { Asks } from './connect.ts';

/** A schema of its own: no program's backup has it, and making it is one statement. */
const mark = 'loa_dang_phuc_hoi';

export async function markRestoring(sql: Asks): Promise<void> {
  await sql`CREATE SCHEMA ${sql(mark)}`;
}

export async function markRestored(sql: Asks): Promise<void> {
  await sql`DROP SCHEMA ${sql(mark)}`;
}

/** Throws Failure where a restore into this database did not come to its end. */
export async function requireWholeRestore(sql: Asks): Promise<void> {
  const found = await sql`SELECT FROM pg_namespace WHERE nspname = ${mark}`;
  if (found.length === 0) return;
  throw new Failure(
    'Lần phục hồi vào cơ sở dữ liệu này bị ngắt giữa chừng: sổ ở đây chưa đủ, không dùng được.',
    'Lập cơ sở dữ liệu mới (createdb) và sửa DATABASE_URL; trung tâm tự chạy PostgreSQL thì dời thư mục LOA_DATA/centre/pg sang tên khác. Rồi phục hồi lại từ bản sao lưu.',
  );
}
