import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  agreeToBackup,
  dropBackup,
  offerBackup,
  offeredBackup,
  takeUpBackup,
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
  await offerBackup(dataDir, copy, given);
  expect(offeredBackup(dataDir)).toMatchObject({ ...given, lines: 1, damage: '', agreed: false });
  const { store, release } = await openData({ dataDir, databaseFile }, 9000);
  expect(store.head().seq).toBe(3);
  release();
});

it('of two that are looked at together, what is told is of the one that waits', async () => {
  const copy = await databaseWith(3);
  const names = ['a', 'b'];
  await Promise.all([
    offerBackup(dataDir, copy, { ...given, name: 'a' }),
    offerBackup(dataDir, databaseFile, { ...given, name: 'b' }),
  ]);
  const waiting = offeredBackup(dataDir);
  expect(names).toContain(waiting?.name);
  expect(waiting?.lines).toBe(waiting?.name === 'a' ? 1 : 3);
  agreeToBackup(dataDir);
  const { store, release } = await openData({ dataDir, databaseFile }, 9000);
  expect(store.head().seq).toBe((waiting?.lines ?? 0) + 1);
  release();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('phuc-hoi'))).toEqual([]);
});

it('one of many lines is told without reading them all at once', async () => {
  await databaseWith(600);
  const candidate = await offerBackup(dataDir, databaseFile, given);
  expect(candidate).toMatchObject({ lines: 600, firstAt: 1000, lastAt: 600_000, damage: '' });
});

it('takes the place of the database at the next start, which keeps what was there', async () => {
  const copy = await databaseWith(3);
  await offerBackup(dataDir, copy, given);
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

it('the log says so once, also where the first start broke off after the change', async () => {
  const copy = await databaseWith(3);
  await offerBackup(dataDir, copy, given);
  agreeToBackup(dataDir);
  takeUpBackup({ dataDir, databaseFile }, 8000);
  expect(offeredBackup(dataDir)).toBeUndefined();
  for (const at of [9000, 10_000]) {
    const { store, release } = await openData({ dataDir, databaseFile }, at);
    expect(store.events().map(({ event }) => event)).toEqual(['trouble', 'backup-restored']);
    expect(store.events().at(-1)?.detail['keptAs']).toContain('truoc-phuc-hoi-19700101T000008');
    release();
  }
});

it('is dropped when nobody wants it any more', async () => {
  await offerBackup(dataDir, await databaseWith(2), given);
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
  it(`${title} is no backup, and nothing waits afterwards`, async () => {
    const file = join(dataDir, 'other.db');
    writeFileSync(file, bytes);
    await expect(offerBackup(dataDir, file, given)).rejects.toThrow('không phải bản sao lưu');
    expect(offeredBackup(dataDir)).toBeUndefined();
    expect(readdirSync(dataDir)).toEqual(['other.db']);
  });
