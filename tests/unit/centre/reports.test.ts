import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../scheduler/core/zone.ts';
import { createPlaceTree } from '../../../scheduler/centre/overview/place-tree.ts';
import {
  byBranch,
  byStation,
  sumUp,
  watchedMs,
  type ReportRow,
} from '../../../scheduler/centre/reports/figures.ts';
import { sayHeardShare } from '../../../scheduler/centre/reports/pages.ts';
import { monthOf, piecesOf, readRange } from '../../../scheduler/centre/reports/ranges.ts';

const today = '2026-11-30';

describe('the days of a report', () => {
  const of = (words: Readonly<Record<string, string>>) => readRange((name) => words[name], today);
  it.each([
    [{}, '2026-11-01', '2026-11-30'],
    [{ thang: '2026-02' }, '2026-02-01', '2026-02-28'],
    [{ tu: '2026-03-05', den: '2026-04-02' }, '2026-03-05', '2026-04-02'],
    [{ tu: '2026-04-02', den: '2026-03-05' }, '2026-03-05', '2026-04-02'],
    [{ tu: '2026-02-30', den: '2026-03-05' }, '2026-11-01', '2026-11-30'],
    [{ tu: '1900-01-01', den: '2099-12-31' }, '2026-11-01', '2026-11-30'],
    [{ thang: "2026-13'--" }, '2026-11-01', '2026-11-30'],
  ])('%o: %s to %s', (words, from, to) => {
    expect(of(words)).toEqual({ from, to });
  });

  it('whole months and the days beside them are the range, each day once; the month of today is asked for by days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 800 }),
        (begin, length) => {
          const from = addDays('2025-01-01', begin);
          const range = { from, to: addDays(from, length) };
          const { months, days } = piecesOf(range, today);
          const all = [...days, ...months.map((first) => monthOf(first))].flatMap(
            ({ from: first, to }) =>
              Array.from({ length: Math.max(0, daysBetween(first, to) + 1) }, (_, at) =>
                addDays(first, at),
              ),
          );
          expect(all.toSorted()).toEqual(
            Array.from({ length: length + 1 }, (_, at) => addDays(from, at)),
          );
          for (const first of months) expect(monthOf(first).to < today).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const day = 86_400_000;
const row: ReportRow = {
  ...{ station: 'S1', name: 'Đài một', place: 2, planned: 10, aired: 8, madeUp: 1, handedOver: 1 },
  ...{ lost: 2, cancelled: 0, disputed: 0, unknown: 1, urgent: 1, urgentAired: 1 },
  ...{ heardMs: 9 * day, silences: 2, watchedFrom: 0, heardAt: 10 * day, linesBehind: 0 },
};
const span = { from: 0, to: 10 * day, now: 30 * day };
const tree = createPlaceTree([
  { id: 1, parent: null, name: 'Hải Dương' },
  { id: 2, parent: 1, name: 'Kinh Môn' },
]);

describe('figures', () => {
  it('a branch is the sum of its stations, with the causes of what was lost', () => {
    const losses = [
      { station: 'S1', code: 'crash', lost: 1 },
      { station: 'S2', code: 'too-late', lost: 2 },
      { station: 'S1', code: 'too-late', lost: 1 },
    ];
    const rows = [
      row,
      { ...row, station: 'S2', name: 'Đài hai' },
      { ...row, station: 'S3', place: null },
    ];
    const lines = byBranch(rows, losses, { tree, branch: undefined, span });
    expect(lines.map(({ key, aired }) => [key, aired])).toEqual([
      ['dai-S3', 8],
      ['noi-1', 16],
    ]);
    expect(lines[1]?.losses).toEqual([
      ['too-late', 3],
      ['crash', 1],
    ]);
    expect(byBranch(rows, losses, { tree, branch: 2, span }).map(({ key }) => key)).toEqual([
      'dai-S2',
      'dai-S1',
    ]);
    expect(byStation(rows, losses, { span })).toHaveLength(3);
  });

  it('how long it was heard is out of how long somebody watched; else it is not known', () => {
    expect(
      sayHeardShare({ heardMs: 9 * day, watchedMs: watchedMs(row, span, span.now), silences: 2 }),
    ).toBe('90,0 %, im lặng 2 lần');
    expect(watchedMs({ watchedFrom: null, heardAt: null }, span, span.now)).toBe(0);
    expect(watchedMs({ watchedFrom: 20 * day, heardAt: 21 * day }, span, span.now)).toBe(0);
    expect(watchedMs({ watchedFrom: 9 * day, heardAt: 20 * day }, span, span.now)).toBe(day);
    // It spoke a minute ago: that minute is no silence. It spoke an hour ago: that hour is one.
    expect(watchedMs({ watchedFrom: 0, heardAt: day - 60_000 }, span, day)).toBe(day - 60_000);
    expect(watchedMs({ watchedFrom: 0, heardAt: day - 3_600_000 }, span, day)).toBe(day);
    expect(sayHeardShare({ heardMs: 0, watchedMs: 0, silences: 0 })).toBe('không biết');
    expect(sayHeardShare({ heardMs: 99_999, watchedMs: 100_000, silences: 0 })).toBe('99,9 %');
  });

  it('stations of which something is not known are counted', () => {
    const rows = [row, { ...row, watchedFrom: null }, { ...row, linesBehind: 3 }];
    expect(sumUp(rows, new Map(), span)).toMatchObject({
      stations: 3,
      unwatched: 1,
      behind: 1,
      silences: 4,
    });
  });
});
