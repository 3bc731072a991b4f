import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  agreeToBackup,
  dropBackup,
  offerBackup,
  offeredBackup,
} from '../../../scheduler/store/backup-to-restore.ts';
import { openData } from '../../../scheduler/store/open-data.ts';
import { openStore } from '../../../scheduler/store/open.ts';

let dataDir: string;
let databaseFile: string;
const given = { name: 'loa-2026-12-01-0600.db', by: 'Bà Hoa', at: 5000 };

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-restore-'));
  databaseFile = join(dataDir, 'loa.db');
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

/** A database with this many lines, and a copy of it as it was after the first. */
async function databaseWith(lines: number): Promise<string> {
  const { store } = openStore(databaseFile, 0);
  const copy = join(dataDir, 'copy.db');
  for (let line = 1; line <= lines; line++) {
    store.commit([{ at: line * 1000, slot: '', event: 'trouble', detail: { message: `${line}` } }]);
    if (line === 1) await store.backup(copy);
  }
  store.close();
  return copy;
}

it('what a backup holds is said before anything is done with it', async () => {
  const copy = await databaseWith(3);
  offerBackup(dataDir, copy, given);
  expect(offeredBackup(dataDir)).toMatchObject({ ...given, lines: 1, damage: '', agreed: false });
  const { store, release } = await openData({ dataDir, databaseFile }, 9000);
  expect(store.head().seq).toBe(3);
  release();
});

it('takes the place of the database at the next start, which keeps what was there', async () => {
  const copy = await databaseWith(3);
  offerBackup(dataDir, copy, given);
  agreeToBackup(dataDir);
  const { store, release } = await openData({ dataDir, databaseFile }, 9000);
  expect(store.events().map(({ event }) => event)).toEqual(['trouble', 'backup-restored']);
  expect(store.verify().ok).toBe(true);
  release();
  expect(offeredBackup(dataDir)).toBeUndefined();
  const kept = readdirSync(dataDir).find((name) => /truoc-phuc-hoi-\w+$/.test(name));
  const before = openStore(join(dataDir, kept ?? ''), 0).store;
  expect(before.head().seq).toBe(3);
  before.close();
});

it('is dropped when nobody wants it any more', async () => {
  offerBackup(dataDir, await databaseWith(2), given);
  agreeToBackup(dataDir);
  dropBackup(dataDir);
  const { store, release } = await openData({ dataDir, databaseFile }, 9000);
  expect(store.head().seq).toBe(2);
  release();
});

for (const [title, bytes] of [
  ['no database', 'Kính gửi'],
  ['an empty file', ''],
] as const)
  it(`${title} is no backup, and nothing waits afterwards`, () => {
    const file = join(dataDir, 'other.db');
    writeFileSync(file, bytes);
    expect(() => offerBackup(dataDir, file, given)).toThrow('không phải bản sao lưu');
    expect(offeredBackup(dataDir)).toBeUndefined();
  });
