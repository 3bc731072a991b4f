// What housekeeping removes of LOA_DATA, and what it never does.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { repeatChanges } from '../../../scheduler/core/repeat-chain.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { tidy } from '../../../scheduler/housekeeping/tidy.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';

const now = Date.parse('2026-11-23T20:00:00+07:00');
let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-tidy-'));
  for (const folder of ['giao-phat', 'backup']) mkdirSync(join(home, folder));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

function put(name: string, daysOld: number, data = 'x'): void {
  writeFileSync(join(home, name), data);
  age(name, daysOld);
}

function age(name: string, daysOld: number): void {
  const at = new Date(now - daysOld * 86_400_000);
  utimesSync(join(home, name), at, at);
}

const left = (folder = '.'): readonly string[] =>
  readdirSync(join(home, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
const run = () => tidy(readConfig({ LOA_DATA: home }), [], now, 400);

it('handovers of two months ago go, not what the playlist names, and nothing of another program', async () => {
  put('giao-phat/cu.mp3', 61);
  put('giao-phat/.cu.mp3.part', 2);
  put('giao-phat/dang-phat.mp3', 61);
  put('giao-phat/moi.mp3', 59);
  put('giao-phat/dang-phat.m3u8', 61, '#EXTM3U\n#EXTINF:9,Thử\ndang-phat.mp3\n');
  put('giao-phat/ghi-chu.txt', 500);
  expect(await run()).toBe(2);
  expect(left('giao-phat')).toEqual(['dang-phat.m3u8', 'dang-phat.mp3', 'ghi-chu.txt', 'moi.mp3']);
});

it('the newest handover stays however old', async () => {
  put('giao-phat/a.mp3', 900);
  put('giao-phat/b.mp3', 800);
  await run();
  expect(left('giao-phat')).toEqual(['b.mp3']);
});

it('old backups go, never the newest three nor the only whole one, nor one that a person named', async () => {
  openSqliteStore(join(home, 'backup', 'loa-2024-02-01-0800.db')).close();
  age('backup/loa-2024-02-01-0800.db', 1000);
  put('backup/loa-2024-01-01-0800.db', 1030);
  put('backup/truoc-khi-sua.db', 1030);
  for (const month of ['03', '04', '05']) put(`backup/loa-2024-${month}-01-0800.db`, 900);
  await run();
  expect(left('backup')).toEqual([
    'loa-2024-02-01-0800.db',
    'loa-2024-03-01-0800.db',
    'loa-2024-04-01-0800.db',
    'loa-2024-05-01-0800.db',
    'truoc-khi-sua.db',
  ]);
  for (const month of ['06', '07', '08']) put(`backup/loa-2024-${month}-01-0800.db`, 900);
  await run();
  expect(left('backup')[0]).toBe('loa-2024-02-01-0800.db');
  expect(left('backup')).toHaveLength(5);
});

it('damaged databases put aside go with their journals after a year and a bit; the newest stays', async () => {
  put('loa.db.hong-20240101T080000', 1000);
  put('loa.db.hong-20240101T080000-wal', 1000);
  put('loa.db.hong-20240601T080000', 800);
  put('loa.db.hong-20240601T080000-shm', 800);
  put('loa.db', 0);
  expect(await run()).toBe(2);
  expect(left()).toEqual([
    'loa.db',
    'loa.db.hong-20240601T080000',
    'loa.db.hong-20240601T080000-shm',
  ]);
});

it('what a restore put aside goes too, of the accounts as well; copies of somebody who was killed go soon', async () => {
  for (const name of ['loa.db', 'accounts.db']) {
    put(`${name}.truoc-phuc-hoi-20240101T080000`, 1000);
    put(`${name}.truoc-phuc-hoi-20240601T080000`, 800);
    put(`${name}.hong-20240301T080000`, 900);
    put(name, 0);
  }
  for (const [name, daysOld] of [
    ['tai-khoan-aB3xYz', 0.1],
    ['phuc-hoi-aB3xYz', 0.1],
    ['tai-khoan-moiMoi', 0],
    ['phuc-hoi', 900],
    ['tai-khoan-cua-toi', 900],
  ] as const) {
    mkdirSync(join(home, name));
    put(`${name}/loa.db`, daysOld);
    age(name, daysOld);
  }
  expect(await run()).toBe(4);
  expect(left()).toEqual(
    ['accounts.db', 'loa.db'].flatMap((name) => [
      name,
      `${name}.hong-20240301T080000`,
      `${name}.truoc-phuc-hoi-20240601T080000`,
    ]),
  );
  const folders = readdirSync(home).filter((name) => /^(tai|phuc)-/.test(name));
  expect(folders).toEqual(['phuc-hoi', 'tai-khoan-cua-toi', 'tai-khoan-moiMoi']);
});

it('what was put aside of drafts goes with its files, which count', async () => {
  for (const [why, stamp, daysOld] of [
    ['hong', '20240101T080000', 1000],
    ['truoc-phuc-hoi', '20240601T080000', 800],
    ['truoc-phuc-hoi', '20261101T080000', 20],
    ['truoc-phuc-hoi', '20261102T080000', 19],
    ['truoc-phuc-hoi', '20261103T080000', 18],
  ] as const) {
    const name = `writing.db.${why}-${stamp}`;
    mkdirSync(join(home, `${name}.tep/goc`), { recursive: true });
    put(name, daysOld);
    put(`${name}.tep/goc/to-trinh.docx`, daysOld);
    age(`${name}.tep/goc`, daysOld);
    age(`${name}.tep`, daysOld);
  }
  // The newest of a kind stays, and its files alone are more than may be kept of the others.
  const large = 'writing.db.truoc-phuc-hoi-20261102T080000.tep/goc/anh.mp4';
  put(large, 19);
  truncateSync(join(home, large), 500_000_000);
  age(large, 19);
  // A backup whose drafts nobody could use, once and again.
  for (const [at, daysOld] of [
    ['1700000000000', 1000],
    ['1790000000000', 500],
  ] as const) {
    mkdirSync(join(home, `writing-phuc-hoi.hong-${at}`));
    put(`writing-phuc-hoi.hong-${at}/writing.db`, daysOld);
    age(`writing-phuc-hoi.hong-${at}`, daysOld);
  }
  expect(await run()).toBe(2 + 2 + 500_000_002 + 1);
  expect(readdirSync(home).filter((name) => name.startsWith('writing'))).toEqual([
    'writing-phuc-hoi.hong-1790000000000',
    'writing.db.hong-20240101T080000',
    'writing.db.hong-20240101T080000.tep',
    'writing.db.truoc-phuc-hoi-20261103T080000',
    'writing.db.truoc-phuc-hoi-20261103T080000.tep',
  ]);
});

it('the sound of an emergency stays as long as it is said again, however old its file', async () => {
  mkdirSync(join(home, 'public', 'tep'), { recursive: true });
  const [stands, over] = ['a'.repeat(64), 'b'.repeat(64)];
  for (const sha of [stands, over]) put(`public/tep/${sha}.mp3`, 500);
  const of = 'khan-cap@2025-06-01T08:00/1';
  const slot: Slot = {
    ...{ id: of, campaign: 'khan-cap', startsAt: now - 500 * 86_400_000, state: 'aired' },
    bulletin: { sha256: stands, contentKey: '', title: 'Lũ về', durationMs: 1000 },
    repeat: { of, everyMinutes: 60, by: 'An' },
  };
  const slots = [slot, ...repeatChanges([slot], now).flatMap(({ after }) => after ?? [])];
  await tidy(readConfig({ LOA_DATA: home }), slots, now, 400);
  expect(left('public/tep')).toEqual([`${stands}.mp3`]);
});
