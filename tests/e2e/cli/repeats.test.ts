// `loa emergency --every … --until …`, and its end, as typed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterEmergency } from '../../../scheduler/acts/enter-emergency.ts';
import { repeatChanges } from '../../../scheduler/core/repeat-chain.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { callLoa } from './run-loa.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-nhac-lai-'));
const LOA_CLOCK = '2026-11-23T20:30:00+07:00|2026-11-23T20:30:00+07:00|0.000001';
const env = { LOA_DATA: join(home, 'var'), LOA_CLOCK };
const ordered = Date.parse('2026-11-23T20:00:00+07:00');

/** Two emergencies stand, as a daemon would have left them. */
beforeAll(async () => {
  await callLoa(['cancel', 'dich-vu-cong-truc-tuyen@2026-11-24T17:00', '--by', 'An'], env);
  const store = openSqliteStore(join(env.LOA_DATA, 'loa.db'));
  for (const title of ['Lũ về', 'Bão', 'Cháy']) {
    const bulletin = { sha256: 'e'.repeat(64), contentKey: title, title, durationMs: 30_000 };
    const act = { kind: 'emergency', bulletin, repeat: { everyMinutes: 60 } } as const;
    const request = store.ask('Bà Hoa', act, ordered);
    enterEmergency({ store, now: ordered, timeZone: 'Asia/Ho_Chi_Minh' }, request);
  }
  store.commit(repeatChanges(store.slots(), ordered));
  store.close();
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test.each([
  [['Nước lên', '--every', '4'], 'mỗi 5 đến 720 phút'],
  [['Nước lên', '--every', 'giờ'], 'mỗi 5 đến 720 phút'],
  [['Nước lên', '--until', '18:00'], '--until cần đi cùng --every'],
  [['Nước lên', '--every', '60', '--until', '21:00'], 'chưa kịp nhắc lại lần nào'],
  [['Nước lên', '--every', '60', '--until', '25:00'], 'Không có lúc nào là'],
  [['Nước lên', '--every', '60', '--until', 'tối nay'], 'Không hiểu giờ "tối nay"'],
  [['--end', '--every', '60'], '--end không đi cùng --every'],
  [[], 'Thiếu TỆP | VĂN_BẢN'],
])('%j is bad use: %s', async (words, said) => {
  const { code, err } = await callLoa(['emergency', ...words, '--by', 'An'], env);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test('queue and plan show what stands, and how to end it', async () => {
  for (const command of ['queue', 'plan']) {
    const { out } = await callLoa([command], env);
    expect(out).toContain(
      'Đang nhắc lại: "Lũ về" nhắc lại mỗi 60 phút, cho đến khi kết thúc: đã phát 0 lần từ 20:00; lần tới 21:00 (Bà Hoa).',
    );
    expect(out).toContain('emergency --end khan-cap@2026-11-23T20:00/2');
  }
  const { out } = await callLoa(['queue', '--json'], env);
  const slots = JSON.parse(out) as { id: string; startsAt: string; repeat?: object }[];
  expect(slots.find(({ id }) => id === 'khan-cap@2026-11-23T20:00/2/lap-1')).toMatchObject({
    startsAt: '2026-11-23T21:00:00+07:00',
    repeat: { of: 'khan-cap@2026-11-23T20:00/2', everyMinutes: 60 },
  });
});

test('cancelling the first airing, which has not sounded yet, ends the repeats', async () => {
  const first = 'khan-cap@2026-11-23T20:00/4';
  expect((await callLoa(['cancel', first, '--by', 'An'], env)).code).toBe(0);
  const { out } = await callLoa(['queue', '--json'], env);
  const slots = JSON.parse(out) as { id: string; state: string }[];
  expect(slots.filter(({ id }) => id.startsWith(first)).map(({ state }) => state)).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect((await callLoa(['queue'], env)).out).not.toContain('"Cháy" nhắc lại');
});

test('one is ended by its number, then all that are left, also where no daemon runs', async () => {
  const end = (...words: string[]) =>
    callLoa(['emergency', '--end', ...words, '--by', 'Ông Ba'], env);
  const first = await end('2');
  expect([first.code, first.out]).toEqual([
    0,
    'Không nhắc lại nữa: "Lũ về" (khan-cap@2026-11-23T20:00/2).\n',
  ]);
  expect((await end('2')).err).toContain('"2" không phải thông báo khẩn đang nhắc lại');
  expect((await end()).out).toContain('"Bão"');
  const none = await end();
  expect([none.code, none.err]).toEqual([1, 'Lỗi: Không có thông báo khẩn nào đang nhắc lại.\n']);
  expect((await callLoa(['log'], env)).out).toContain(
    'Ông Ba kết thúc nhắc lại thông báo khẩn này.',
  );
  expect((await callLoa(['log', '--verify'], env)).code).toBe(0);
});
