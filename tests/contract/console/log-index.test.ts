// Words of the log, found by the index as by reading, whatever was done to the index or to the log.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLogIndex } from '../../../scheduler/console/log-search/keep-log-index.ts';
import { openLogIndex, type LogIndex } from '../../../scheduler/console/log-search/log-index.ts';
import { searchByReading } from '../../../scheduler/console/log-search/log-search.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';

const zone = 'Asia/Ho_Chi_Minh';
const page = { most: 50 };
let folder: string;
let store: Store;
let index: LogIndex;

function open(): LogIndex {
  return openLogIndex(join(folder, 'tim.db'), join(folder, 'loa.db'), () => store);
}

function put(slot: string, event: string, words: string, at = 1000): void {
  store.commit([{ at, slot, event, detail: { message: words, by: 'Nguyễn Văn An' } }]);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loa-log-index-'));
  store = openSqliteStore(join(folder, 'loa.db'));
  put('thu@2026-11-24T17:00', 'trouble', 'Mất tiếng ở loa Đông Hà');
  put('thu@2026-11-25T17:00', 'trouble', 'Có điện lại');
  put('', 'note', 'Mất điện', 90_000_000);
  index = open();
});
afterEach(() => {
  index.close();
  store.close();
  rmSync(folder, { recursive: true });
});

const found = (words: string, wanted = {}): readonly number[] =>
  index.find(words, wanted, page, zone).lines.map(({ seq }) => seq);

describe('as by reading', () => {
  for (const [words, wanted, seqs] of [
    ['mat', {}, [3, 1]],
    ['MẤT TIẾNG', {}, [1]],
    ['dong ha', {}, [1]],
    ['đông hà', {}, [1]],
    ['nguyen van', {}, [3, 2, 1]],
    ['thu@2026-11-25', {}, [2]],
    ['mat', { events: ['trouble'] }, [1]],
    ['nguyen', { slot: 'thu@2026-11-25T17:00' }, [2]],
    ['mat', { from: 5000 }, [3]],
    ['khong co', {}, []],
    ['', {}, []],
    ['"', {}, []],
    ['tiếng" OR "điện', {}, []],
    ['NEAR(mat) NOT *', {}, []],
  ] as const)
    it(`${words} ${JSON.stringify(wanted)} → ${seqs.join()}`, () => {
      expect(found(words, wanted)).toEqual(seqs);
      const read = searchByReading(() => store).find(words, wanted, page, zone);
      if (/[a-z]/i.test(words)) expect(read.lines.map(({ seq }) => seq)).toEqual(seqs);
    });
});

it('what was written since is found at once', () => {
  expect(found('bão')).toEqual([]);
  put('', 'note', 'Bão số 5');
  expect(found('bão')).toEqual([4]);
  expect(index.find('nguyen', {}, { most: 1, skip: 1 }, zone)).toMatchObject({ found: 4 });
});

it('is made little by little, and says how far it is behind', () => {
  expect(index.catchUp(zone, 2)).toBe(false);
  expect(index.catchUp(zone, 2)).toBe(true);
  expect(index.find('mat', {}, page, zone).behind).toBe(0);
});

it('a damaged one is made anew', () => {
  index.close();
  writeFileSync(join(folder, 'tim.db'), 'Kính gửi các ông bà trong phường');
  index = open();
  expect(found('mat')).toEqual([3, 1]);
});

it('in another zone, and after another log took the place, it is made anew', () => {
  expect(found('mat')).toEqual([3, 1]);
  expect(index.find('mat', {}, page, 'UTC').lines).toHaveLength(2);
  index.close();
  store.close();
  for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `loa.db${part}`), { force: true });
  store = openSqliteStore(join(folder, 'loa.db'));
  put('', 'note', 'Nhật ký khác');
  index = open();
  expect(found('mat')).toEqual([]);
  expect(found('khac')).toEqual([1]);
});

describe('beside others', () => {
  let told: string[];
  beforeEach(() => {
    told = [];
  });
  const keep = () =>
    keepLogIndex({
      file: join(folder, 'tim.db'),
      databaseFile: join(folder, 'loa.db'),
      log: () => store,
      timeZone: () => zone,
      tell: (line) => told.push(line),
    });
  const whoWrites = (name: string) => {
    const other = new DatabaseSync(join(folder, name));
    other.exec('BEGIN IMMEDIATE');
    return other;
  };

  it('it needs no lock of the station: the daemon writes meanwhile', () => {
    const daemon = whoWrites('loa.db');
    expect(found('mat')).toEqual([3, 1]);
    daemon.close();
  });
  it('whoever writes just now is waited for, not for good', () => {
    const kept = keep();
    const other = whoWrites('tim.db');
    expect(kept.find('mat', {}, page, zone).lines).toHaveLength(2);
    other.close();
    kept.find('mat', {}, page, zone);
    kept.close();
    expect(told).toEqual([]);
    const filled = new DatabaseSync(join(folder, 'tim.db'));
    expect(filled.prepare('SELECT seq FROM until').get()).toEqual({ seq: 3 });
    filled.close();
  });
  it('one that is damaged while it is open is made anew, once', () => {
    const kept = keep();
    const damage = () => {
      const other = new DatabaseSync(join(folder, 'tim.db'));
      other.exec('DROP TABLE until');
      other.close();
    };
    kept.find('mat', {}, page, zone);
    index.close();
    for (const times of [0, 1]) {
      damage();
      expect(kept.find('mat', {}, page, zone).lines).toHaveLength(2);
      expect(told).toHaveLength(times);
      kept.find('mat', {}, page, zone);
    }
    kept.close();
  });
});
