import { describe, expect, it } from 'vitest';
import { createPlaceTree } from '../../../scheduler/centre/overview/place-tree.ts';
import {
  arrangeProgress,
  goalOf,
  judgePart,
  judgeProgress,
  withUnplanned,
  type ProgressRow,
  type Verdict,
} from '../../../scheduler/centre/progress/judge-progress.ts';
import { sayLine, sayLossCode, sayWhy } from '../../../scheduler/centre/progress/say-why.ts';
import { weekGrid, type GridAiring } from '../../../scheduler/centre/progress/week-grid.ts';

const row: ProgressRow = {
  ...{ station: 'S1', name: 'Đài một', place: 3, title: null, planned: 10, weeks: 5 },
  ...{ aired: 0, handedOver: 0, lost: 0, disputed: 0, waiting: 0, unknown: 0 },
  ...{ firstDay: null, lastDay: null },
};

describe('how far a station is', () => {
  const cases: readonly [string, Partial<ProgressRow>, Verdict][] = [
    ['all aired', { aired: 10 }, 'reached'],
    ['some still to come', { aired: 4, waiting: 6 }, 'running'],
    ['its hour has passed and nobody said a word', { aired: 9, waiting: 1, unknown: 1 }, 'unknown'],
    ['told otherwise by two histories', { aired: 9, disputed: 1 }, 'unknown'],
    [
      'also with what is unknown it could not be enough',
      { aired: 7, lost: 2, unknown: 1, waiting: 1 },
      'short',
    ],
    ['handed over is nobody’s to call aired', { aired: 2, handedOver: 8 }, 'handed-over'],
    ['lost and not made up', { aired: 9, lost: 1 }, 'short'],
    ['a lost one that was made up', { aired: 10, lost: 1 }, 'reached'],
    ['in no plan', { planned: 0 }, 'none'],
  ];
  it.each(cases)('%s: %o', (_, more, verdict) => {
    expect(judgeProgress({ ...row, ...more })).toBe(verdict);
  });

  it('a document is heard where it was aired once; disputed and waiting ones are not', () => {
    expect(judgePart({ ...row, aired: 1, lost: 3 })).toBe('reached');
    expect(judgePart({ ...row, waiting: 1 })).toBe('running');
    expect(judgePart({ ...row, disputed: 1 })).toBe('unknown');
    expect(judgePart({ ...row, lost: 1 })).toBe('short');
  });

  it('the goal is what most are asked for', () => {
    expect(goalOf([row, row, { planned: 8, weeks: 4 }])).toBe('2 lần/tuần × 5 tuần');
    expect(goalOf([{ planned: 7, weeks: 5 }])).toBe('7 lần');
    expect(goalOf([{ planned: 0, weeks: null }])).toBeUndefined();
  });

  it('who was sent it and has it in no plan is counted, once', () => {
    const sent = [
      { station: 'S1', name: 'Đài một', place: 3, state: 'accepted', reason: null },
      { station: 'S9', name: 'Đài chín', place: null, state: 'refused', reason: 'trùng giờ' },
    ];
    const all = withUnplanned([row], sent);
    expect(all.map(({ station }) => station)).toEqual(['S1', 'S9']);
    expect(judgeProgress(all[1] as ProgressRow)).toBe('none');
  });
});

describe('the tree of places', () => {
  const tree = createPlaceTree([
    { id: 1, parent: null, name: 'Hải Dương' },
    { id: 2, parent: 1, name: 'Kinh Môn' },
    { id: 3, parent: 2, name: 'An Phụ' },
    { id: 4, parent: null, name: 'Bắc Ninh' },
  ]);
  it('is as deep as it is; branches count what lies in them', () => {
    expect(tree.words(3)).toBe('Hải Dương / Kinh Môn / An Phụ');
    expect(tree.isIn(3, 1)).toBe(true);
    expect(tree.isIn(4, 1)).toBe(false);
    expect(tree.isIn(null, 1)).toBe(false);
    expect(tree.stepBelow(3, undefined)?.id).toBe(1);
    expect(tree.stepBelow(3, 1)?.id).toBe(2);
    expect(tree.stepBelow(3, 3)).toBeUndefined();
    expect(tree.stepBelow(3, 4)).toBeUndefined();
    expect(new Set(tree.branch(1))).toEqual(new Set([1, 2, 3]));
    expect(tree.branch(99)).toEqual([]);
  });
  it('stations that lie nowhere are counted, in no branch', () => {
    const rows = [row, { ...row, station: 'S2', place: null, aired: 10 }];
    const all = arrangeProgress(rows, judgeProgress, tree, undefined);
    expect([all.all, all.counts.reached, all.branches.length]).toEqual([2, 1, 1]);
    expect(arrangeProgress(rows, judgeProgress, tree, 2)).toMatchObject({
      all: 1,
      counts: { short: 1 },
    });
  });
});

describe('weeks of a campaign', () => {
  const airing = (slot: string, day: number, more: Partial<GridAiring> = {}): GridAiring => ({
    ...{ slot, startsAt: Date.UTC(2026, 10, day, 10), state: 'aired', reason: null, week: null },
    ...{ makesUpFor: null, disputed: false, ...more },
  });
  it('two a week, a lost one with what stands for it, without what left the plan', () => {
    const weeks = weekGrid([
      airing('c@1', 3, { week: 1 }),
      airing('c@2', 6, { week: 1, state: 'missed' }),
      airing('c@2/bu-1', 8, { makesUpFor: 'c@2' }),
      airing('c@3', 10, { week: 2, state: 'cancelled', reason: 'left-plan' }),
      airing('c@3~2', 11, { week: 2 }),
      airing('c@4', 13, { week: 2, state: 'cancelled', reason: 'cancelled-by' }),
    ]);
    expect(
      weeks.map(({ week, cells }) => [
        week,
        ...cells.map(({ airing: one, instead }) => [one.slot, instead?.slot]),
      ]),
    ).toEqual([
      [1, ['c@1', undefined], ['c@2', 'c@2/bu-1']],
      [2, ['c@3~2', undefined], ['c@4', undefined]],
    ]);
  });
  it('a station that names no week is counted in sevens of days', () => {
    expect(
      weekGrid([airing('c@1', 3), airing('c@2', 9), airing('c@3', 10)]).map(({ week, cells }) => [
        week,
        cells.length,
      ]),
    ).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});

describe('words for what stations wrote', () => {
  it('a reason is a sentence', () => {
    const reason = { code: 'too-late', slotAt: Date.UTC(2026, 10, 24, 10) };
    expect(sayWhy({ why: JSON.stringify(reason), reason: 'too-late' })).toBe(
      'Không phát buổi thứ Ba 17:00 vì đã quá giờ cho phép phát muộn.',
    );
  });
  it.each([
    ['{"code":"make-up"}', 'make-up'],
    ['{"code":"toString"}', 'toString'],
    ['not json', 'x'],
    ['null', null],
    ['{"code":"moved-by","from":9e99,"by":[]}', 'moved-by'],
    ['{"code":"crash","slotAt":"x","from":{},"to":null}', 'crash'],
    ['[[[[', '__proto__'],
  ])(
    'what promises more than it has gives no words that are made up, and stops nothing: %s',
    (why, reason) => {
      const words = sayWhy({ why, reason });
      expect(words).toBe(reason === null ? '' : sayLossCode(reason));
    },
  );
  it('a line of the log that is none', () => {
    expect(sayLine('missed', '{"reason":{"code":"moved-by"}}')).toBe('');
    expect(sayLine('x', '[')).toBe('');
    expect(sayLine('trouble', '{"message":"Đĩa đầy."}')).toBe('Đĩa đầy.');
  });
});
