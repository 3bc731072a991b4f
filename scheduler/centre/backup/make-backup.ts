// The ledger into one file, as one instant has it; the centre's key is never in it.
import { closeSync, existsSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { sayError } from '../../../content/schema/say-error.ts';
import { Failure } from '../../failure.ts';
import { makeFolder } from '../../store/open.ts';
import type { Asks } from '../database/connect.ts';
import { dumpInto } from '../database/dump.ts';
import { centreDirOf } from '../database/open-database.ts';
import { jobsSchema, ledgerSchema } from '../database/schemas.ts';
import { ledgerFacts, noteBackup } from '../ledger/backups.ts';
import { centreIdIn } from '../ledger/identity.ts';
import { headBytes, readBackup, writeHead, type BackupHead } from './container.ts';
import type { Machine } from './machine.ts';

/**
 * Writes the file and reads it again; what is there already is never written over. Rejects with Failure: nothing is left
 * of a backup that was not made whole.
 */
export async function makeBackup(
  sql: Asks,
  { dataDir, env, place }: Machine,
  { file, at, program }: { readonly file: string; readonly at: number; readonly program: string },
): Promise<BackupHead> {
  if (existsSync(file))
    throw new Failure(`Tệp ${file} đã có, không ghi đè.`, 'Chọn tên khác, hoặc dời tệp cũ đi.');
  const { migrations, stations, lines, postgres, major } = await ledgerFacts(sql);
  const centre = (await centreIdIn(sql)) ?? '';
  makeFolder(dirname(file));
  const making = `${file}.${process.pid}.dang-ghi`;
  try {
    const out = openSync(making, 'w', 0o600);
    writeSync(out, Buffer.alloc(headBytes, ' '));
    closeSync(out);
    const asked = { place, env, centreDir: centreDirOf(dataDir), major };
    const dumped = await dumpInto(making, headBytes, {
      ...asked,
      schemas: [ledgerSchema, jobsSchema],
    });
    const head = { madeAt: at, centre, program, postgres, migrations: [...migrations], stations };
    writeHead(making, { ...head, lines, ...dumped });
    // What cannot be read again is no backup.
    const read = await readBackup(making);
    linkSync(making, file);
    const size = headBytes + read.bytes;
    await noteBackup(sql, { at, host: hostname(), file, bytes: size, sha256: read.sha256 });
    return read;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `Không sao lưu được vào ${file}: ${sayError(error)}.`,
      'Kiểm tra ổ đĩa còn chỗ và thư mục ghi được.',
    );
  } finally {
    rmSync(making, { force: true });
  }
}
