import { describe, expect, test } from 'vitest';
import { schedulePage } from '../../../../scheduler/console/pages/schedule.ts';
import type { Looking } from '../../../../scheduler/console/console-parts.ts';
import { scheduleView } from '../../../../scheduler/console/views/schedule-view.ts';
import { enterPlan } from '../../../../scheduler/store/plan-in-store.ts';
import { consoleInTest, ownOrigin } from '../../../setup/console.ts';
import { campaignWith, wardWith } from '../../../setup/schedule.ts';
import { now, seenBy, timeZone } from './seen.ts';

const ward = wardWith({
  quiet: [{ days: ['wed'], from: '06:15', to: '06:30', reason: 'Giờ chào cờ' }],
  blackouts: [{ reason: 'Nghỉ lễ', from: '2026-12-04', to: '2026-12-04' }],
});
const rules = { ward, campaigns: [campaignWith()], recordings: [] };
const { parts, store } = consoleInTest();
enterPlan(store, rules, Date.parse('2026-11-30T08:00:00+07:00'));

function looking(query: Readonly<Record<string, string>> = {}): Looking {
  return {
    parts: { ...parts, rules: () => rules, clock: { ...parts.clock, now: () => now } },
    param: () => '',
    query: (name) => query[name] ?? '',
    request: new Request('http://127.0.0.1/dai/lich/'),
    from: { address: '127.0.0.1', origin: ownOrigin },
  };
}
const week = scheduleView(looking(), timeZone);
const page = async (query = {}) =>
  String(await schedulePage(seenBy(['viewer']), scheduleView(looking(query), timeZone)));

describe('a week', () => {
  test('is cut alike on each day, from midnight to midnight', () => {
    const cuts = week.weeks[0]?.map(({ stretches }) => stretches.map(({ from }) => from).join(' '));
    expect(new Set(cuts)).toEqual(new Set(['00:00 06:00 06:15 06:30 07:00 16:30 18:30']));
    expect(week.weeks[0]?.[0]?.stretches.at(-1)?.to).toBe('24:00');
  });

  test('has the quiet hour with its reason, on its day alone', () => {
    const kinds = week.weeks[0]?.map(({ stretches }) => stretches[2]?.kind);
    expect(kinds).toEqual(['open', 'open', 'quiet', 'open', 'closed', 'open', 'open']);
    expect(week.weeks[0]?.[2]?.stretches[2]?.why).toBe('Giờ chào cờ');
  });

  test('has each airing once, in its stretch', () => {
    const placed = week.weeks[0]?.flatMap(({ day, stretches }) =>
      stretches.flatMap(({ from, slots }) => slots.map(({ id }) => [day, from, id])),
    );
    const own = ['2026-12-01', '16:30', 'thu@2026-12-01T17:00'];
    expect(placed?.filter(([day]) => day === '2026-12-01')).toEqual([own]);
    expect(placed?.filter(([day]) => day === '2026-12-04')).toHaveLength(1);
  });

  test('says why its day is without broadcast, and where its airing went', async () => {
    const shown = await page();
    expect(shown).toContain('Không phát: Nghỉ lễ');
    expect(shown).toMatch(/Phát bù[^<]*dời từ thứ Sáu 17:00 vì[^<]*Nghỉ lễ/);
  });
});

test('a month has whole weeks, and links to those beside it', async () => {
  const { weeks } = scheduleView(looking({ xem: 'thang', ngay: '2027-01-15' }), timeZone);
  expect([weeks[0]?.[0]?.day, weeks.at(-1)?.[6]?.day]).toEqual(['2026-12-28', '2027-01-31']);
  const shown = await page({ xem: 'thang', ngay: '2026-12-31' });
  expect(shown).toContain('href="/dai/lich/?ngay=2026-11-01&amp;xem=thang"');
  expect(shown).toContain('href="/dai/lich/?ngay=2027-01-01&amp;xem=thang"');
});

test.each(['', '2026-02-30', 'x', '2026-1-1', '99999-01-01', "2026-12-01'"])(
  'what is no day is today: %s',
  (ngay) => {
    expect(scheduleView(looking({ ngay }), timeZone).day).toBe('2026-12-03');
  },
);
