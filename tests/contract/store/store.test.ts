// What any store keeps to, and what only a file can show: it outlives its process, and is not lost when damaged.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enterEmergency } from '../../../scheduler/acts/enter-emergency.ts';
import { advance } from '../../../scheduler/core/slot.ts';
import { lockStore, isStoreLocked, StoreLockedError } from '../../../scheduler/store/lock.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import {
  damagedAt,
  openStore,
  openStoreAsItIs,
  StoreError,
} from '../../../scheduler/store/open.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import {
  StaleSlotError,
  type Change,
  type Slot,
  type Store,
} from '../../../scheduler/store/store.ts';

let home = '';
let count = 0;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-store-'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});
const freshFile = (): string => join(home, `${++count}.db`);

const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs: 1000 };
const urgent = { ...bulletin, title: 'Khẩn: Nước lên' };
const slot: Slot = {
  id: 'thu@1',
  campaign: 'thu',
  startsAt: 1000,
  state: 'planned',
  reason: { code: 'scheduled', week: 1, weeks: 5, at: 0 },
};
const rain = { code: 'cancelled-by', by: 'An', why: 'mưa' } as const;
const done = { ok: true, code: 'cancelled', slot: slot.id, at: 6 } as const;
const withdrawn = { ok: false, code: 'withdrawn', at: 6 } as const;
const add = (row: Slot = slot): Change => ({
  at: 1,
  slot: row.id,
  event: 'planned',
  detail: { message: 'a' },
  after: row,
  from: undefined,
});

describe.each<[string, () => Store]>([
  ['memory', createMemoryStore],
  ['sqlite', () => openSqliteStore(freshFile())],
])('store: %s', (_name, open) => {
  let store: Store;
  beforeEach(() => {
    store = open();
  });

  test('a slot comes back as it was written, with and without its optional parts', () => {
    const full: Slot = {
      ...slot,
      id: 'thu@2',
      startsAt: 2000,
      makeUpFor: slot.id,
      bulletin,
      airedAt: 5,
      endedAt: 6,
      repeat: { of: slot.id, everyMinutes: 60, untilAt: 9000, by: 'An' },
    };
    store.commit([add(full), add()]);
    expect(store.slots()).toEqual([slot, full]);
    expect(store.slot('thu@2')).toEqual(full);
    expect(store.slot('none')).toBeUndefined();
  });

  test('changes are all written or none, and a change from a state that passed is refused', () => {
    store.commit([add()]);
    const { change } = advance(slot, { act: 'cancel', reason: rain, by: 'An' }, 2);
    store.commit([change]);
    const other = add({ ...slot, id: 'thu@9' });
    expect(() => {
      store.commit([other, change]);
    }).toThrow(StaleSlotError);
    expect(() => {
      store.commit([add()]);
    }).toThrow(StaleSlotError);
    expect(store.slot('thu@9')).toBeUndefined();
    expect(store.events()).toHaveLength(2);
  });

  test('one commit may take a slot through several states', () => {
    const ready = advance(slot, { act: 'get-bulletin', bulletin }, 2).change;
    const begun = advance(ready.after ?? slot, { act: 'begin' }, 3).change;
    store.commit([add(), ready, begun]);
    expect(store.slot(slot.id)?.state).toBe('airing');
  });

  test('the log counts without gaps, chains its hashes, and gives its end', () => {
    expect(store.head()).toEqual({ seq: 0, hash: '0'.repeat(64) });
    store.commit([
      add(),
      { at: 2.4, slot: '', event: 'note', detail: { n: 1, yes: true, nothing: null } },
    ]);
    const [first, second] = store.events();
    expect([first?.seq, second?.seq, second?.at, second?.prev]).toEqual([1, 2, 2, first?.hash]);
    expect(store.events(1)).toEqual([second]);
    expect(store.head()).toEqual({ seq: 2, hash: second?.hash });
    expect(store.verify()).toEqual({ ok: true, head: store.head() });
    expect(store.verify(first?.hash)).toMatchObject({ ok: true });
  });

  describe('lines of the log, the newest first', () => {
    beforeEach(() => {
      for (let at = 1; at <= 6; at++)
        store.commit([
          // The clock went back once.
          {
            ...{ at: at === 4 ? 0 : at * 10, slot: at % 2 ? 'a' : 'b' },
            ...{ event: at > 4 ? 'late' : 'early', detail: {} },
          },
        ]);
    });
    for (const [title, wanted, page, seqs] of [
      ['all', {}, undefined, [6, 5, 4, 3, 2, 1]],
      ['a page', {}, { most: 2 }, [6, 5]],
      ['the next page', {}, { most: 2, skip: 2 }, [4, 3]],
      ['of a slot', { slot: 'a' }, undefined, [5, 3, 1]],
      ['of kinds', { events: ['late'] }, undefined, [6, 5]],
      ['of kinds that it has not', { events: ['never'] }, undefined, []],
      ['of no kind', { events: [] }, undefined, []],
      ['from an instant', { from: 30 }, undefined, [6, 5, 3]],
      ['before an instant', { until: 30 }, undefined, [4, 2, 1]],
      ['between two', { from: 20, until: 60 }, undefined, [5, 3, 2]],
      ['of all that at once', { slot: 'a', events: ['early'], from: 20 }, { most: 9 }, [3]],
    ] as const)
      test(title, () => {
        expect(store.lines(wanted, page).map(({ seq }) => seq)).toEqual(seqs);
        if (page === undefined) expect(store.countLines(wanted)).toBe(seqs.length);
      });
    test('and the kinds there are', () => {
      expect(store.eventKinds()).toEqual(['early', 'late']);
      expect(store.events(2, 2).map(({ seq }) => seq)).toEqual([3, 4]);
    });
  });

  test('held against its hashes in pieces, whoever writes meanwhile', async () => {
    store.commit([add()]);
    for (let line = 0; line < 600; line++)
      store.commit([{ at: line, slot: '', event: 'note', detail: { line } }]);
    const verifying = store.verifyInPieces();
    const { change } = advance(slot, { act: 'cancel', reason: rain, by: 'An' }, 6);
    store.commit([change]);
    expect(await verifying).toMatchObject({ ok: true });
    expect(await store.verifyInPieces('f'.repeat(64))).toMatchObject({ ok: false, seq: 603 });
  });

  test('a head that the log never had is a cut-off end', () => {
    store.commit([add()]);
    expect(store.verify('f'.repeat(64))).toMatchObject({ ok: false, seq: 2 });
  });

  test('the first day of a campaign is fixed once', () => {
    expect(store.campaignStart('thu')).toBeUndefined();
    expect(store.fixCampaignStart('thu', '2026-11-24', 1)).toBe('2026-11-24');
    expect(store.fixCampaignStart('thu', '2026-12-01', 2)).toBe('2026-11-24');
    expect(store.campaignStart('thu')).toBe('2026-11-24');
  });

  test('a request waits until it is answered; its changes are written with the answer or not at all', () => {
    store.commit([add()]);
    const { id } = store.ask('An', { kind: 'cancel', slot: slot.id, reason: 'mưa' }, 5);
    expect(store.pendingRequests()).toMatchObject([{ id, by: 'An', act: { slot: slot.id } }]);
    const { change } = advance(slot, { act: 'cancel', reason: rain, by: 'An' }, 6);
    const stale = { ...change, from: 'airing' as const };
    expect(() => {
      store.answer(id, done, [stale]);
    }).toThrow(StaleSlotError);
    expect(store.pendingRequests()).toHaveLength(1);
    store.answer(id, done, [change]);
    expect(store.pendingRequests()).toEqual([]);
    expect(store.request(id)?.outcome).toEqual(done);
    expect(store.slot(slot.id)?.state).toBe('cancelled');
  });

  test('a request is answered once: who withdraws an order learns that it was carried out', () => {
    store.commit([add()]);
    const { id } = store.ask('An', { kind: 'cancel', slot: slot.id, reason: 'mưa' }, 5);
    const { change } = advance(slot, { act: 'cancel', reason: rain, by: 'An' }, 6);
    store.answer(id, withdrawn, []);
    expect(() => {
      store.answer(id, done, [change]);
    }).toThrow(StaleSlotError);
    expect(store.request(id)?.outcome).toEqual(withdrawn);
    expect(store.slot(slot.id)?.state).toBe('planned');
  });

  test('an emergency of a centre’s order is one request however often it is asked for; a new attempt is another', () => {
    const order = { id: 'lenh-1', attempt: 1, expiresAt: 9e12 };
    const act = { kind: 'emergency', bulletin: urgent, order } as const;
    const first = store.ask('Trung tâm', act, 5);
    expect(store.ask('Trung tâm', act, 6)).toEqual(first);
    const again = store.ask('Trung tâm', { ...act, order: { ...order, attempt: 2 } }, 7);
    expect(again.id).not.toBe(first.id);
    store.ask('Bà Hoa', { kind: 'emergency', bulletin: urgent }, 8);
    expect(store.requestsOf('lenh-1')).toEqual([first, again]);
    expect(store.requestsOf('lenh-2')).toEqual([]);
  });

  const failed = {
    act: 'break',
    heardMs: 0,
    reason: { code: 'output-failed', said: 'Đầu ra không sẵn sàng.' },
  } as const;
  test.each([
    ['sounds', [{ act: 'begin' }], 1],
    [
      'was missed before a sound of it',
      [{ act: 'miss', reason: { code: 'emergency-power-cut' } }],
      2,
    ],
    ['whose output failed before its first sample', [{ act: 'begin' }, failed], 2],
    [
      'whose output failed after it',
      [{ act: 'begin' }, { act: 'sound', lateMs: 0, output: 'a' }, failed],
      1,
    ],
    [
      'was cut off by a kill',
      [{ act: 'begin' }, { ...failed, reason: { code: 'program-stopped' } }],
      1,
    ],
  ] as const)('an order that was taken up twice and %s is entered so often', (_, acts, many) => {
    const order = { id: 'lenh-1', attempt: 1, expiresAt: 9e12 };
    const enter = (attempt: number) =>
      enterEmergency(
        { store, now: attempt, timeZone: 'Asia/Ho_Chi_Minh' },
        store.ask(
          'Trung tâm',
          { kind: 'emergency', bulletin: urgent, order: { ...order, attempt } },
          5,
        ),
      );
    const first = enter(1);
    if (!first) throw new Error('refused');
    let became = first;
    for (const act of acts) {
      const { change } = advance(became, act, 6);
      store.commit([change]);
      became = change.after ?? became;
    }
    enter(2);
    expect(store.slots()).toHaveLength(many);
    const [, second] = store.requestsOf('lenh-1');
    const taken = second?.outcome?.code === 'emergency-taken' ? second.outcome.slot : undefined;
    expect(taken === first.id).toBe(many === 1);
  });

  test('approvals, heartbeat and notes are remembered, the latest of each', () => {
    const approval = { contentKey: 'k', sha256: 'ab', campaign: 'thu', by: 'An', at: 7 };
    store.approve(approval);
    store.approve({ ...approval, by: 'Bình' });
    expect(store.approvals()).toEqual([{ ...approval, by: 'Bình' }]);
    expect(store.lastHeartbeat()).toBeUndefined();
    store.heartbeat({ at: 1, realAt: 2, slot: 'thu@1', positionMs: 30 });
    store.heartbeat({ at: 3, realAt: 4 });
    expect(store.lastHeartbeat()).toEqual({ at: 3, realAt: 4 });
    store.setNote('content', '{}');
    expect([store.note('content'), store.note('other')]).toEqual(['{}', undefined]);
  });
});

describe('a store in a file', () => {
  test('what another process wrote is seen at once', () => {
    const file = freshFile();
    const [daemon, command] = [openSqliteStore(file), openSqliteStore(file)];
    daemon.commit([add()]);
    expect(daemon.slots()).toEqual([slot]);
    command.commit([
      { ...add({ ...slot, state: 'cancelled' }), event: 'cancelled', from: 'planned' },
    ]);
    expect(daemon.slots().map(({ state }) => state)).toEqual(['cancelled']);
    expect(() => {
      daemon.commit([add(slot), add(slot)]);
    }).toThrow(StaleSlotError);
    expect(daemon.slots()).toEqual(command.slots());
    daemon.close();
    command.close();
  });

  test('an altered line is found and named; the file itself refuses to alter one', () => {
    const file = freshFile();
    const store = openSqliteStore(file);
    store.commit([add(), { at: 2, slot: '', event: 'note', detail: { message: 'b' } }]);
    const raw = new DatabaseSync(file);
    expect(() => {
      raw.exec(`UPDATE event SET detail = '{}' WHERE seq = 1`);
    }).toThrow('append-only');
    raw.exec(`DROP TRIGGER event_is_not_altered; UPDATE event SET detail = '{}' WHERE seq = 1`);
    raw.close();
    expect(store.verify()).toEqual({
      ok: false,
      seq: 1,
      message: 'Nhật ký bị sửa ở dòng 1 (planned thu@1).',
    });
    store.close();
  });

  test('a slot that was altered is found, though the log is whole', () => {
    const file = freshFile();
    const store = openSqliteStore(file);
    store.commit([add()]);
    expect(store.verify()).toMatchObject({ ok: true });
    const raw = new DatabaseSync(file);
    raw.exec(`UPDATE slot SET state = 'aired'`);
    raw.close();
    expect(store.verify()).toMatchObject({
      ok: false,
      message: 'Buổi thu@1 ghi là "aired", nhưng nhật ký ghi "planned".',
    });
    store.close();
  });

  test('a slot that was taken out, or another reason put in, is found, though the log is whole', () => {
    const file = freshFile();
    const store = openSqliteStore(file);
    store.commit([add()]);
    const { change } = advance(slot, { act: 'miss', reason: { code: 'too-late', slotAt: 1 } }, 6);
    store.commit([change]);
    expect(store.verify()).toMatchObject({ ok: true });
    const raw = new DatabaseSync(file);
    raw.exec(`UPDATE slot SET reason = '{"code":"left-plan"}'`);
    expect(store.verify()).toMatchObject({
      ok: false,
      message: 'Buổi thu@1 ghi lý do khác với nhật ký.',
    });
    raw.exec('DELETE FROM slot');
    raw.close();
    expect(store.verify()).toMatchObject({
      ok: false,
      message: 'Buổi thu@1 có trong nhật ký nhưng không còn trong lịch.',
    });
    store.close();
  });

  test('a database that was lost says so for good, and who only looks leaves it where it is', () => {
    const file = freshFile();
    writeFileSync(file, 'không phải cơ sở dữ liệu'.repeat(400));
    expect(() => openStoreAsItIs(file)).toThrow('chưa đụng gì tới nó');
    expect(existsSync(file)).toBe(true);
    const first = openStore(file, 5000);
    expect(damagedAt(first.store)).toBe(5000);
    first.store.close();
    const second = openStore(file, 9000);
    expect([second.damaged, damagedAt(second.store)]).toEqual([undefined, 5000]);
    second.store.close();
    // Killed between the setting aside and the first write: the new one is not there yet.
    rmSync(file);
    const third = openStore(file, 12_000);
    expect(damagedAt(third.store)).toBe(12_000);
    third.store.close();
  });

  test('a backup made while it is open is whole, and never overwrites', async () => {
    const store = openSqliteStore(freshFile());
    store.commit([add()]);
    const copy = freshFile();
    await store.backup(copy);
    store.close();
    const restored = openSqliteStore(copy);
    expect(restored.slots()).toEqual([slot]);
    await expect(restored.backup(copy)).rejects.toThrow('đã có');
    restored.close();
  });

  test('a damaged database is kept aside, byte for byte, and a new one begun', () => {
    const file = freshFile();
    writeFileSync(file, 'this is no database, and was never one');
    const { store, damaged } = openStore(file, Date.parse('2026-11-24T10:00:00Z'));
    store.close();
    expect(damaged?.keptAs).toBe(`${file}.hong-20261124T100000`);
    expect(readFileSync(damaged?.keptAs ?? '', 'utf8')).toBe(
      'this is no database, and was never one',
    );
    writeFileSync(file, 'broken again');
    const again = openStore(file, Date.parse('2026-11-24T10:00:00Z'));
    again.store.close();
    expect(again.damaged?.keptAs).toBe(`${file}.hong-20261124T100000-2`);
  });

  test('a folder that cannot be made is said in Vietnamese', () => {
    writeFileSync(join(home, 'a-file'), '');
    expect(() => openStore(join(home, 'a-file', 'loa.db'), 0)).toThrow(StoreError);
    expect(() => openStore(join(home, 'a-file', 'loa.db'), 0)).toThrow('LOA_DATA');
  });

  test('the daemon has its place alone, and gives it back', async () => {
    const dir = mkdtempSync(join(home, 'lock-'));
    const release = await lockStore(dir);
    expect(isStoreLocked(dir)).toBe(true);
    await expect(lockStore(dir)).rejects.toThrow(StoreLockedError);
    release();
    expect(isStoreLocked(dir)).toBe(false);
    expect(existsSync(join(dir, 'daemon.lock'))).toBe(true);
  });
});
