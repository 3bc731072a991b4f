// The centre's own key: what it signs with, and that every process of one centre has the same.
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { makeFolder } from '../store/open.ts';
import { refuseLostLedger } from './backup/key-book.ts';
import type { Sql } from './database/connect.ts';
import { centreDirOf, type Env } from './database/open-database.ts';
import { centreIdIn, claimLedger } from './ledger/identity.ts';
import { keepKeyFile, readKeyFile } from './talk/key-file.ts';
import { keyId, rawPublicKey } from './talk/signing.ts';

export interface CentreKey {
  readonly key: KeyObject;
  readonly publicKey: Buffer;
  /** The centre's name to machines, and the fingerprint that people compare. */
  readonly id: string;
}

/**
 * The key of LOA_CENTRE_KEY, or of LOA_DATA, made where the ledger has no centre yet. Throws Failure where the ledger is
 * another key's: stations would believe nothing that this process says.
 */
export async function takeCentreKey(sql: Sql, dataDir: string, env: Env): Promise<CentreKey> {
  const file = env['LOA_CENTRE_KEY']?.trim() || join(centreDirOf(dataDir), 'khoa-trung-tam.pem');
  makeFolder(centreDirOf(dataDir));
  const known = await centreIdIn(sql);
  const key = known === undefined ? keepKeyFile(file) : readKeyFile(file);
  if (!key)
    throw new Failure(
      `Sổ này thuộc một trung tâm đã có khóa, nhưng máy này không có tệp khóa ${file}.`,
      'Chép khoa-trung-tam.pem từ máy trung tâm kia (giữ quyền 600), hoặc đặt LOA_CENTRE_KEY là nơi có tệp ấy.',
    );
  const publicKey = rawPublicKey(key);
  const id = keyId(publicKey);
  if (known === undefined) refuseLostLedger(dataDir, id);
  const owner = await claimLedger(sql, { id, publicKey });
  if (owner !== id)
    throw new Failure(
      `Khóa ở ${file} (${id}) không phải khóa của trung tâm trong sổ này (${owner ?? 'chưa có'}).`,
      'Mỗi sổ có một khóa. Chép đúng khoa-trung-tam.pem, hoặc sửa DATABASE_URL.',
    );
  return { key, publicKey, id };
}
