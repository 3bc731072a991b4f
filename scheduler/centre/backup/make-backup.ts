// The ledger into one file, as one instant has it; the centre's key is never in it.
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { dayMs } from '../../../content/schema/durations.ts';
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

const unfinished = /\.\d+\.dang-ghi$/;

/** Names what is whole, over nothing. FAT and exFAT, as on most sticks, have no second name for a file: it is moved. */
export function nameWhole(making: string, file: string, link: typeof linkSync = linkSync): void {
  try {
    link(making, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw error;
    // Held for us alone; a name in the same folder is taken over whole.
    closeSync(openSync(file, 'wx', 0o600));
    renameSync(making, file);
  }
}

/** What a backup left that was cut off, and that nobody has written to for a day. */
function removeUnfinished(folder: string, now: number): void {
  for (const name of readdirSync(folder).filter((one) => unfinished.test(one))) {
    const left = join(folder, name);
    const changedAt = statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - changedAt > dayMs) rmSync(left, { force: true });
  }
}

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
  removeUnfinished(dirname(file), Date.now());
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
    nameWhole(making, file);
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
