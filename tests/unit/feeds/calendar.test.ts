import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFeed } from '../../../scheduler/feeds/calendar.ts';
import { timeZoneComponent } from '../../../scheduler/feeds/time-zone.ts';
import { slotAt, sourceWith } from './source.ts';

/** The feed as a calendar program by other people reads it, with the zone taken from the feed itself. */
function read(text: string) {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]); // ical.js types what it parses loosely
  for (const zone of root.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return root.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

function withSlots(...slots: ReturnType<typeof slotAt>[]) {
  const source = sourceWith();
  return { ...source, schedule: { ...source.schedule, slots } };
}

it('gives every slot once, at its instant, for as long as it sounds', () => {
  const events = read(calendarFeed(sourceWith()));
  expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
    '2026-11-24T10:00:00.000Z',
    '2026-11-27T10:00:00.000Z',
  ]);
  expect(events[0]?.duration.toSeconds()).toBe(7 * 60);
  expect(events[0]?.summary).toBe('Phát thanh: Dịch vụ công trực tuyến');
});

it('keeps the UID and raises SEQUENCE when a slot is cancelled', () => {
  const start = '2026-11-24T17:00:00+07:00';
  const [before] = read(calendarFeed(withSlots(slotAt(start))));
  const [after] = read(
    calendarFeed(withSlots(slotAt(start, { state: 'cancelled', reason: 'trùng lễ tang' }))),
  );
  expect(after?.uid).toBe(before?.uid);
  expect(after?.uid).toBe('dvc-2026-11-24@phuong-an-phu.loa-phuong');
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  expect(after?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(after?.description).toContain('trùng lễ tang');
});

it('raises SEQUENCE whenever what a calendar shows may change: made, aired', () => {
  const start = '2026-11-24T17:00:00+07:00';
  const sequences = (['planned', 'ready', 'aired'] as const).map(
    (state) => read(calendarFeed(withSlots(slotAt(start, { state }))))[0]?.sequence ?? -1,
  );
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
});

it('raises SEQUENCE once for whatever has changed in an entry, and leaves the others', () => {
  const first = '2026-11-24T17:00:00+07:00';
  const other = slotAt('2026-11-27T17:00:00+07:00');
  const before = withSlots(slotAt(first), other);
  const published = calendarFeed(before);
  const shorter = withSlots(
    slotAt(first, { bulletin: { sha256: 'b'.repeat(64), durationMs: 240_000 } }),
    other,
  );
  const renamed = {
    ...shorter,
    schedule: {
      ...shorter.schedule,
      generatedAt: '2026-11-23T21:00:00+07:00',
      campaigns: shorter.schedule.campaigns.map((one) => ({ ...one, title: 'Tên mới' })),
    },
  };
  const sequences = (text: string): number[] => read(text).map(({ sequence }) => sequence);
  const edited = calendarFeed(shorter, published);
  expect(sequences(edited)).toEqual([1, 0]);
  expect(sequences(calendarFeed(shorter, edited)), 'nothing new').toEqual([1, 0]);
  const again = calendarFeed(renamed, edited);
  expect(sequences(again)).toEqual([2, 1]);
  expect(again).toContain('LAST-MODIFIED:20261123T140000Z');
});

it('without siteUrl it names no address', () => {
  const { name, station, broadcast } = sourceWith().ward;
  expect(calendarFeed(sourceWith({ ward: { name, station, broadcast } }))).not.toContain(
    '/phat-thanh/',
  );
});

it('puts the zone after the properties and before the events, and folds long lines', () => {
  const text = calendarFeed(sourceWith());
  expect(text.indexOf('BEGIN:VTIMEZONE')).toBeGreaterThan(text.indexOf('REFRESH-INTERVAL'));
  expect(text.indexOf('END:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(
    true,
  );
});

it('a campaign without slots is still a calendar', () => {
  expect(read(calendarFeed(withSlots()))).toEqual([]);
});

describe('time zones, across their changes', () => {
  const cases: readonly [zone: string, iso: string[]][] = [
    ['Asia/Ho_Chi_Minh', ['2026-11-24T17:00:00+07:00', '2027-03-30T17:00:00+07:00']],
    ['Europe/Berlin', ['2027-03-27T17:00:00+01:00', '2027-03-29T17:00:00+02:00']],
    ['America/New_York', ['2026-10-30T17:00:00-04:00', '2026-11-02T17:00:00-05:00']],
    ['Australia/Lord_Howe', ['2026-10-02T17:00:00+10:30', '2026-10-05T17:00:00+11:00']],
  ];
  it.each(cases)('%s', (zone, starts) => {
    const source = withSlots(...starts.map((start) => slotAt(start)));
    const text = calendarFeed({ ...source, schedule: { ...source.schedule, timeZone: zone } });
    expect(read(text).map((event) => event.startDate.toJSDate().getTime())).toEqual(
      starts.map((start) => Date.parse(start)),
    );
  });
  it('Việt Nam has one offset', () => {
    const text = timeZoneComponent(
      'Asia/Ho_Chi_Minh',
      Date.parse('2026-01-01'),
      Date.parse('2028-01-01'),
    );
    expect(text.match(/TZOFFSETTO:\+0700/g)).toHaveLength(1);
  });
});
