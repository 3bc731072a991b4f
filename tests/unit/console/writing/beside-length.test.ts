// What is told of a bulletin's length: nothing is said to fit that nobody has measured.
import { describe, expect, test } from 'vitest';
import type { DraftBulletin } from '../../../../audio/index.ts';
import { besideLength } from '../../../../scheduler/console/writing/beside/length.ts';
import { sayLengths } from '../../../../site/editor/beside/length-words.ts';
import { clockOf, timesOf } from '../../../../site/editor/beside/times.ts';

const bulletin: DraftBulletin = {
  ...{ title: 'Đợt thử', campaign: 'thu', isHeld: false, lines: [], besidesMs: 60_000 },
  recordings: [
    { name: 'content/recordings/loi-chao.mp3', path: '/a' },
    { name: 'quoc-ca.mp3', path: '/b' },
  ],
  recorded: [],
};
const limit = { limitMs: 300_000, syllablesPerMinute: 200 };

function told(minutes: Readonly<Record<string, number>>): string {
  const length = besideLength(
    [bulletin],
    limit,
    () => undefined,
    (path) => {
      const known = minutes[path];
      return known === undefined ? undefined : known * 60_000;
    },
  );
  return sayLengths(length).join(' ');
}

test.each([
  ['all of it is known', { '/a': 1, '/b': 2 }, /: 4 phút; vừa một buổi/],
  ['recordings make it too long', { '/a': 1, '/b': 9 }, /: 11 phút; DÀI QUÁ/],
  [
    'one is not known',
    { '/a': 1 },
    /: khoảng 2 phút, chưa tính bản ghi âm quoc-ca\.mp3 vì chưa đo được; chưa biết có vừa/,
  ],
  ['too long already, whatever the other is', { '/b': 9 }, /DÀI QUÁ/],
])('%s', (_, minutes, words) => {
  expect(told(minutes)).toMatch(words);
});

test('what the voice has not said yet only perhaps fits', () => {
  const airing = {
    title: 'A',
    isHeld: false,
    ms: 60_000,
    isGuess: true,
    fits: true,
    unmeasured: [],
  };
  const words = sayLengths({ ...airing, limitMs: 300_000, airings: [airing] });
  expect(words[0]).toMatch(/đang ước lượng.*; có lẽ vừa một buổi/);
});

describe('one player for all sentences', () => {
  const times = timesOf([
    { spoken: 'một', pauseMs: 500, ms: 1500 },
    { spoken: 'hai ba', pauseMs: 0, ms: 4000 },
    { spoken: 'bốn', pauseMs: 0, ms: 1000 },
  ]);
  test.each([
    [0, 0],
    [1999, 0],
    [2000, 1],
    [6500, 2],
    [99_999, 2],
  ])('%i ms is in sentence %i', (ms, index) => {
    expect(times.indexAt(ms)).toBe(index);
  });
  test('it knows how long it is, or that it guesses', () => {
    expect([times.wholeMs, times.isGuess, times.startMs(2)]).toEqual([7000, false, 6000]);
    expect(timesOf([{ spoken: 'một', pauseMs: 0 }]).isGuess).toBe(true);
    expect(timesOf([]).indexAt(10)).toBe(0);
    expect(clockOf(307_900)).toBe('5:07');
  });
});
