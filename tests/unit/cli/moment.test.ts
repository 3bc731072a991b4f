import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../scheduler/commands/moment.ts';
import { isDay } from '../../../scheduler/core/day.ts';
import { readWall } from '../../../scheduler/core/zone.ts';
import { UsageFailure } from '../../../scheduler/failure.ts';

const zone = 'Asia/Ho_Chi_Minh';

describe('a moment that a person typed', () => {
  it('is read in the ward’s zone', () => {
    expect(readMoment('to', ' 2026-11-25 17:30 ', zone)).toBe(Date.parse('2026-11-25T10:30Z'));
  });
  it.each([
    ...['2026-02-30 17:00', '2026-13-01 17:00', '2026-00-10 17:00', '2026-12-32 17:00'],
    ...['2026-12-02 24:00', '2026-12-02 17:60', '0000-01-01 00:00', '9999-12-31 23:59'],
    ...['0001-01-01 00:00', '1969-12-31 23:59', '', 'mai', '2026-12-02', '17:00'],
  ])('%s: refused with the mend', (text) => {
    expect(() => readMoment('to', text, zone)).toThrow(UsageFailure);
  });
});

it.each([
  ['1970-01-01', true],
  ['9998-12-31', true],
  ['9999-12-31', false],
  ['0000-01-01', false],
  ['2026-13-01', false],
  ['2027-02-29', false],
  ['2028-02-29', true],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

it.each(['Asia/Ho_Chi_Minh', 'America/New_York'])('days before 1970 have a weekday: %s', (one) => {
  expect(readWall(one, Date.parse('1969-12-25T12:00Z'))).toMatchObject({ weekday: 'thu' });
  expect(readWall(one, Date.parse('0001-01-01T12:00Z'))).toMatchObject({ weekday: 'mon' });
});
