import { expect, it } from 'vitest';
import { arrange } from '../../../scheduler/centre/overview/arrange.ts';
import { judgeStation, type StationRow } from '../../../scheduler/centre/overview/judge-station.ts';
import { overviewPage, readWanted } from '../../../scheduler/centre/pages/overview.ts';
import { sayAgo } from '../../../scheduler/centre/pages/words.ts';

const now = Date.UTC(2026, 10, 30, 10);
const well: StationRow = {
  ...{ id: 'A', name: 'Phường An Phụ', place: ['Tỉnh Hải Dương'], placeIds: [1] },
  ...{ groups: ['ven biển'], heardAt: now - 30_000 },
  ...{ isRunning: true, clockErrorMs: 200, troubles: 0, findings: 0, linesBehind: 0 },
  ...{ aired: 4, handedOver: 0, lost: 0, disputed: 0, unknown: 0, hasKey: true },
};

it.each<[Partial<StationRow>, string]>([
  [{}, 'well'],
  [{ findings: 1, heardAt: null }, 'log'],
  [{ hasKey: false }, 'no-key'],
  [{ heardAt: null }, 'never'],
  [{ heardAt: now - 3_600_000, lost: 1 }, 'silent'],
  [{ lost: 1 }, 'lost'],
  [{ disputed: 1 }, 'lost'],
  [{ troubles: 2 }, 'trouble'],
  [{ isRunning: false }, 'trouble'],
  [{ clockErrorMs: -90_000 }, 'clock'],
  [{ unknown: 1 }, 'unknown'],
  [{ linesBehind: 3 }, 'unknown'],
])('%o is %s', (part, standing) => {
  expect(judgeStation({ ...well, ...part }, now)).toBe(standing);
});

const rows = [
  well,
  {
    ...well,
    id: 'B',
    name: 'Xã Đông Hà',
    place: ['Tỉnh Quảng Trị', 'Cam Lộ'],
    ...{ placeIds: [2, 3], groups: ['miền núi'], lost: 2 },
  },
  {
    ...well,
    id: 'C',
    name: 'Xã Cam Thủy',
    place: ['Tỉnh Quảng Trị', 'Cam Lộ'],
    placeIds: [2, 3],
    heardAt: now - 7_200_000,
  },
];
const wanted = (query: string) => {
  const asked = new URLSearchParams(query);
  return readWanted((name) => asked.get(name) ?? undefined);
};
const found = (query: string): string[] =>
  arrange(rows, wanted(query), now).rows.map(({ id }) => id);

it('the worst stand first; what is asked for narrows them, typed without marks too', () => {
  expect(found('')).toEqual(['C', 'B', 'A']);
  expect(found('xem=lost')).toEqual(['B']);
  expect(found('tim=dong+ha')).toEqual(['B']);
  for (const branch of ['noi=2', 'noi=3']) expect(found(branch)).toEqual(['C', 'B']);
  expect(found('noi=9')).toEqual([]);
  expect(found('nhom=ven+biển&noi=2')).toEqual(['C']);
  expect(found('xep=lo')).toEqual(['B', 'A', 'C']);
  expect(found('xep=ten')).toEqual(['A', 'C', 'B']);
  expect(arrange(rows, wanted('noi=2'), now)).toMatchObject({
    ...{ all: 2, counts: { well: 0, lost: 1, silent: 1 } },
    ...{ way: [{ id: 2, name: 'Tỉnh Quảng Trị' }], places: [{ id: 3, name: 'Cam Lộ', all: 2 }] },
    groups: [
      { name: 'miền núi', all: 1 },
      { name: 'ven biển', all: 2 },
    ],
  });
  expect(found('xem=nothing&trang=99')).toHaveLength(3);
  expect(arrange(rows, wanted(''), now)).toMatchObject({
    counts: { well: 1, lost: 1, silent: 1, log: 0 },
    places: [
      { name: 'Tỉnh Hải Dương', all: 1, unwell: 0 },
      { name: 'Tỉnh Quảng Trị', all: 2, unwell: 2 },
    ],
  });
});

/** Nothing in a page waits. */
function textOf(made: ReturnType<typeof overviewPage>): string {
  if (made instanceof Promise) throw new TypeError('waits');
  return made.toString();
}

it('a page holds a hundred, and what anybody wrote is text on it', () => {
  const nasty = '<script>alert(1)</script>"\'';
  const many = Array.from({ length: 250 }, (_, at) => ({ ...well, id: `S${at}`, name: nasty }));
  const asked = wanted('trang=3');
  const page = textOf(overviewPage(arrange(many, asked, now), { ...asked, text: nasty }, now));
  expect(page.match(/<tr data-station/g)).toHaveLength(50);
  expect(page).not.toContain('<script>');
  expect(page).toContain('rel="prev"');
  expect(page).not.toContain('rel="next"');
});

it.each([
  [10_000, 'dưới 1 phút'],
  [20 * 60_000, '20 phút'],
  [5 * 3_600_000, '5 giờ'],
  [35 * 86_400_000, '35 ngày'],
])('%i ms: %s', (ms, said) => {
  expect(sayAgo(ms)).toBe(said);
});
