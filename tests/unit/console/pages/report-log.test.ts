import { describe, expect, it } from 'vitest';
import { fold } from '../../../../scheduler/console/log-search/log-line.ts';
import { airing, consoleDay } from './console-day.ts';

const at = Date.parse('2026-11-24T17:00:00+07:00');
const day = 24 * 3_600_000;

describe('the report', () => {
  const console = consoleDay();
  console.put(airing(at, 'a', { state: 'aired', airedAt: at, endedAt: at + 60_000 }));
  console.put(
    airing(at + 7 * day, 'a', {
      state: 'aired',
      airedAt: at + 7 * day,
      endedAt: at + 7 * day + 60_000,
    }),
  );
  const urgent = { ...airing(at + day, 'c'), id: 'khan-cap@1', campaign: 'khan-cap' };
  console.put({ ...urgent, state: 'aired', airedAt: at + day, endedAt: at + day + 9000 });
  const ended = { ...airing(at, 'd'), id: 'het@1', campaign: 'da-het' };
  console.put({ ...ended, state: 'missed', reason: { code: 'not-ready', slotAt: at } });

  it('has campaigns that are over, and emergencies', async () => {
    const page = await console.page('/dai/bao-cao/', console.signIn('viewer'));
    expect(page).toContain('data-report="ca-dai"');
    for (const id of ['thu', 'da-het', 'khan-cap']) expect(page).toContain(`dot=${id}"`);
  });

  it('of some days has what was to air in them, both ends included', async () => {
    const cookie = console.signIn('viewer');
    const query = 'dot=thu&tu=2026-11-24&den=2026-11-30';
    const page = await console.page(`/dai/bao-cao/?${query}`, cookie);
    expect(page).toContain('Đã phát 1 lần');
    const table = await console.get(`/dai/bao-cao/bang.csv?${query}`, cookie);
    expect(table.headers.get('content-disposition')).toContain('2026-11-24-2026-11-30.csv');
    expect((await table.text()).trim().split('\r\n')).toHaveLength(2);
  });

  for (const [query, wrong] of [
    ['tu=2026-11-24', 'Chọn cả ngày đầu và ngày cuối'],
    ['tu=2026-12-24&den=2026-12-01', 'Ngày đầu phải trước ngày cuối'],
    ['tu=2026-99-99&den=x', 'Chọn cả ngày đầu và ngày cuối'],
  ] as const)
    it(`${query}: says what is wrong`, async () => {
      const page = await console.page(`/dai/bao-cao/?${query}`, console.signIn('viewer'));
      expect(page).toContain(wrong);
    });
});

describe('the log', () => {
  const console = consoleDay();
  const missed = { state: 'missed', reason: { code: 'not-approved', slotAt: at } } as const;
  for (let count = 0; count < 60; count++)
    console.put(airing(at + count * day, 'a', { id: `thu@${count}`, ...(count === 3 && missed) }));
  const found = async (query: string): Promise<readonly number[]> => {
    const page = await console.page(`/dai/nhat-ky/?${query}`, console.signIn('viewer'));
    return [...page.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => Number(seq));
  };

  for (const [query, wanted] of [
    ['tim=chua+duoc+duyet', [4]],
    ['tim=CHƯA+ĐƯỢC', [4]],
    ['ngay=2026-11-25', [2]],
    // There is no such day, and 1 December has a line.
    ['ngay=2026-11-31', []],
    ['buoi=thu%405', [6]],
    ['loai=missed', [4]],
    ['tim=khong-co-chu-nay', []],
  ] as const)
    it(`${query} → ${wanted.join()}`, async () => {
      expect(await found(query)).toEqual(wanted);
    });

  it('newest first, fifty on a page', async () => {
    const [first] = [await found(''), await found('trang=2')];
    expect(first).toHaveLength(50);
    expect(first[0]).toBe(60);
    expect(await found('trang=99')).toHaveLength(10);
  });

  it('is held against its hashes by an act, whose result is a line of it', async () => {
    const cookie = console.signIn('operator');
    const post = (head: string) =>
      console.post('/dai/viec/verify', {
        cookie,
        fields: { token: console.tokenOf(cookie), head },
      });
    const answer = await post('');
    expect(answer.headers.get('location')).toBe('/dai/nhat-ky/#kiem');
    expect(await console.page('/dai/nhat-ky/', cookie)).toContain('nguyên vẹn, 61 dòng');
    expect((await post('abc')).status).toBe(422);
    await post('f'.repeat(64));
    expect(await console.page('/dai/nhat-ky/', cookie)).toContain('KHÔNG nguyên vẹn');
  });
});

for (const [typed, folded] of [
  ['Đã Phát Bù', 'da phat bu'],
  ['ĐƯỜNG RA', 'duong ra'],
] as const)
  it(`${typed} → ${folded}`, () => {
    expect(fold(typed)).toBe(folded);
  });
