// A database that an earlier program wrote: its rows are read, its log is never altered and still holds.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { advance } from '../../../scheduler/core/slot.ts';
import { sayOutcome } from '../../../scheduler/core/say-outcome.ts';
import { readLasting } from '../../../scheduler/store/lasting.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { reasonOf } from '../../setup/schedule.ts';

let home: string;
let file: string;
let store: Store;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-older-'));
  file = join(home, 'loa.db');
  const db = new DatabaseSync(file);
  db.exec(readFileSync(new URL('../../cases/store-of-schema-1.sql', import.meta.url), 'utf8'));
  db.close();
  store = openSqliteStore(file);
});
afterEach(() => {
  store.close();
  rmSync(home, { recursive: true, force: true });
});

/** The head that the program of then printed. */
const head = '053b585e722616393b06c0f8b63ef39a771c255f32bc67139805e2947b5c8023';

test('the log holds, to the very head that was printed then', () => {
  expect(store.verify(head)).toEqual({ ok: true, head: { seq: 97, hash: head } });
});

test('every slot says what it said; one that left the plan is known by its code', () => {
  expect(reasonOf(store.slot('thu@2026-11-27T17:00'))).toBe(
    'Không phát buổi thứ Sáu 17:00 vì máy mất điện hoặc tắt đột ngột từ khoảng 16:00 đến 18:50.',
  );
  expect(store.slot('thu@2026-12-04T17:00')?.reason).toEqual({
    code: 'as-written',
    message: 'trùng lễ tang (hủy theo lệnh của Ông An)',
  });
  const left = store.slots().filter(({ reason }) => reason?.code === 'left-plan');
  expect(left.map(({ id }) => id.slice(4))).toEqual([
    '2026-12-11T17:00',
    '2026-12-15T17:00',
    '2026-12-18T17:00',
    '2026-12-22T17:00',
    '2026-12-25T17:00',
  ]);
});

test('answered requests keep their answer', () => {
  const outcomes = [1, 2, 3].flatMap((id) => store.request(id)?.outcome ?? []);
  expect(outcomes.map((outcome) => sayOutcome(outcome, 'Asia/Ho_Chi_Minh'))).toEqual([
    'Đang phát khẩn khan-cap@2026-11-24T17:00/1.',
    'Đã hủy buổi thu@2026-12-04T17:00.',
    'Không có buổi "khong-co". Xem các buổi bằng loa queue.',
  ]);
});

test('it goes on: new lines follow the old ones, and the whole still holds', () => {
  const slot = store.slot('thu@2026-12-22T17:30');
  if (!slot) throw new Error('the case has it');
  const reason = { code: 'cancelled-by', by: 'Bà Hoa', why: 'mưa' } as const;
  store.commit([advance(slot, { act: 'cancel', reason, by: 'Bà Hoa' }, slot.startsAt - 1).change]);
  expect(store.verify(head)).toMatchObject({ ok: true, head: { seq: 98 } });
  expect(store.slot(slot.id)?.reason).toEqual(reason);
});

test('a reason altered since is found, in old rows as in new ones', () => {
  const db = new DatabaseSync(file);
  db.exec(
    `UPDATE slot SET reason = json_object('code', 'as-written', 'message', 'mưa') WHERE id = 'thu@2026-12-04T17:00'`,
  );
  db.close();
  expect(store.verify()).toMatchObject({
    ok: false,
    message: 'Buổi thu@2026-12-04T17:00 ghi lý do khác với nhật ký.',
  });
});

test('what lasted when an earlier program ended is known by its id, and what it is about', () => {
  const told = { at: 5, slot: 'thu@1', message: 'Chưa duyệt.' };
  store.setNote('troubles', JSON.stringify([['preflight thu@1 approval', told]]));
  expect(readLasting(store)).toEqual([
    {
      id: 'preflight thu@1 approval',
      kind: 'approval',
      slot: 'thu@1',
      since: 5,
      what: 'Chưa duyệt.',
      mend: '',
      toldAt: 5,
    },
  ]);
});

test('a daemon of an earlier program that still runs goes on writing slots, and leaves repeats as they are', () => {
  const db = new DatabaseSync(file);
  const write = db.prepare('INSERT OR REPLACE INTO slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const slot = { id: 'khan-cap@1/1', campaign: 'khan-cap', startsAt: 1, state: 'ready' } as const;
  const repeat = { of: slot.id, everyMinutes: 60, by: 'An' };
  const after = { ...slot, repeat };
  store.commit([{ at: 1, slot: slot.id, event: 'emergency', detail: {}, after, from: undefined }]);
  write.run(slot.id, slot.campaign, slot.startsAt, 'aired', null, null, null, 1, 2);
  write.run('thu@1', 'thu', 5, 'ready', null, null, null, null, null);
  db.close();
  expect(store.slot(slot.id)).toEqual({ ...after, state: 'aired', airedAt: 1, endedAt: 2 });
  expect(store.slots()).toContainEqual({
    id: 'thu@1',
    campaign: 'thu',
    startsAt: 5,
    state: 'ready',
  });
});

test('repeats that stood in a column of the slot are moved', () => {
  const other = join(home, 'column.db');
  const db = new DatabaseSync(other);
  const repeat = { of: 'khan-cap@1/1', everyMinutes: 60, by: 'An' };
  openSqliteStore(other).close();
  db.exec(
    `DROP TABLE slot_repeat; ALTER TABLE slot ADD COLUMN repeat TEXT; PRAGMA user_version = 4`,
  );
  db.prepare('INSERT INTO slot VALUES (?, ?, 1, ?, NULL, NULL, NULL, NULL, NULL, ?)').run(
    repeat.of,
    'khan-cap',
    'ready',
    JSON.stringify(repeat),
  );
  db.close();
  const moved = openSqliteStore(other);
  expect(moved.slot(repeat.of)?.repeat).toEqual(repeat);
  moved.close();
});
