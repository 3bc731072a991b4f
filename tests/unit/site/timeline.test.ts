import { describe, expect, test } from 'vitest';
import { indexAt, nextStart, previousStart } from '../../../site/player/timeline.ts';

const items = [
  { startMs: 1000, endMs: 4000 },
  { startMs: 5000, endMs: 9000 },
  { startMs: 10_000, endMs: 12_000 },
];

describe('indexAt', () => {
  test.each([
    [0, -1],
    [999, -1],
    [1000, 0],
    [4500, 0],
    [5000, 1],
    [99_000, 2],
  ])('%d ms → %d', (atMs, index) => {
    expect(indexAt(items, atMs)).toBe(index);
  });
});

describe('câu trước, câu sau', () => {
  test.each([
    ['deep in a sentence: its own beginning', 8000, 5000, 10_000],
    ['just begun: the sentence before', 5500, 1000, 10_000],
    ['before the first: the beginning', 200, 0, 1000],
    ['in the last: nowhere to go on', 11_000, 5000, undefined],
  ])('%s', (_name, atMs, back, on) => {
    expect(previousStart(items, atMs)).toBe(back);
    expect(nextStart(items, atMs)).toBe(on);
  });
});
