import { describe, expect, test } from 'vitest';
import { readMoments, readTimes } from '../../../scheduler/console/views/typed-times.ts';

describe('hours as people type them', () => {
  test.each([
    ['17:00', ['17:00']],
    ['17h', ['17:00']],
    ['5h30', ['05:30']],
    ['6 giờ 30 phút', ['06:30']],
    ['17h30, 6h', ['06:00', '17:30']],
    ['06:00 và 17:00', ['06:00', '17:00']],
    ['06:00 17:00', ['06:00', '17:00']],
    ['6.30; 6:30', ['06:30']],
    ['', []],
  ])('%s', (typed, times) => {
    expect(readTimes(typed)).toEqual(times);
  });

  test.each(['chiều', '24:00', '17:60', '5 giờ chiều', '17:0', '-6:00'])(
    '%s is no hour',
    (typed) => {
      expect(readTimes(typed)).toBeUndefined();
    },
  );
});

describe('moments as people type them', () => {
  test.each([
    ['2026-12-01 06:30', ['2026-12-01 06:30']],
    ['1/12/2026 6h30', ['2026-12-01 06:30']],
    ['06:30 ngày 01/12/2026', ['2026-12-01 06:30']],
    ['lúc 17h, 2/9/2027\n1/12/2026 17:00\n', ['2026-12-01 17:00', '2027-09-02 17:00']],
    ['\n', []],
  ])('%s', (typed, moments) => {
    expect(readMoments(typed)).toEqual(moments);
  });

  test.each(['01/12/2026', '17:00', '1/12 17:00', 'mai 17h'])('%s is none', (typed) => {
    expect(readMoments(typed)).toBeUndefined();
  });
});
