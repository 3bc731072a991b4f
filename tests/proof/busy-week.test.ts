// A busy ward's week on the real daemon. LOA_BUSY_DAYS lives through fewer days.
import { expect, test } from 'vitest';
import { emergencyCampaign, factText } from '../../scheduler/core/slot.ts';
import { expectAsCaptured, expectWholeCalendar } from '../e2e/daemon/busy-week/judge.ts';
import { monday } from '../e2e/daemon/busy-week/ward.ts';
import { liveBusyDays } from './busy-week.ts';

const days = Number(process.env['LOA_BUSY_DAYS'] ?? 7);
const end = monday + days * 86_400_000;

test(`${days} days`, { timeout: 3_600_000 }, async () => {
  const { station, captured } = await liveBusyDays(days, (line) => {
    console.log(line);
  });
  try {
    station.withStore((store) => {
      const slots = store.slots().filter(({ startsAt }) => startsAt < end);
      expectAsCaptured(slots, { store, captured });
      expect(expectWholeCalendar({ store, captured }, end)).toBeGreaterThanOrEqual(days * 8);
      expect(store.verify()).toMatchObject({ ok: true });
      const aired = slots.filter(({ state }) => state === 'aired');
      const onTime = new Set(
        aired.filter(({ campaign }) => campaign !== emergencyCampaign).map(({ id }) => id),
      );
      const late = store
        .events()
        .filter(({ event, slot }) => event === 'started' && onTime.has(slot))
        .map(({ detail }) => Number(factText(detail, 'lateMs')))
        .sort((a, b) => a - b);
      console.log(
        `${aired.length} aired, ${aired.length - onTime.size} of them urgent; start late by (real ms): half ${late[Math.floor(late.length / 2)] ?? 0}, p95 ${late[Math.floor(late.length * 0.95)] ?? 0}, most ${late.at(-1) ?? 0}`,
      );
    });
  } finally {
    station.remove();
  }
});
