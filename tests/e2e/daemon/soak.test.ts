// Years of the real daemon on a stepped clock, with power cuts at seeded instants: every slot is accounted for, nothing
// airs twice, and memory does not grow.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { refusalOf } from '../../../scheduler/core/permitted.ts';
import { isFinal } from '../../../scheduler/core/slot.ts';
import { addDays } from '../../../scheduler/core/zone.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { memoryMib } from '../../setup/memory.ts';
import { campaignWith, seeded, wardWith } from '../../setup/schedule.ts';
import { startStepped } from '../../setup/stepped-daemon.ts';

const years = process.env['LOA_PROOF'] ? 5 : 0.5;
const day = 86_400_000;
const begin = Date.parse('2026-11-23T08:00:00+07:00');

test(
  `${years} years: every slot has its end, none sounds twice, memory stays`,
  { timeout: 600_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'loa-soak-'));
    const store = openSqliteStore(join(home, 'loa.db'));
    const random = seeded(5);
    const ward = wardWith({ blackouts: [{ reason: 'Tết', lunar: '12-30', days: 4 }] });
    const clock = createSteppedClock(begin);
    const starts = new Map<string, number>();
    let heapAfterWarmUp = Infinity;
    let cuts = 0;
    try {
      for (let cycle = 0; clock.now() < begin + years * 365 * day; cycle++) {
        const startsOn = addDays('2026-11-24', cycle * 35);
        const campaigns: Campaign[] = [
          campaignWith({ id: `dot-${cycle}`, startsOn, weeks: cycle % 2 === 0 ? 4 : 5 }),
        ];
        const end = Date.parse(startsOn) + 34.9 * day;
        while (clock.now() < end) {
          const station = await startStepped({
            dataDir: home,
            ward,
            campaigns,
            now: begin,
            store,
            clock,
          });
          await clock.runUntil(Math.min(end, clock.now() + random() * 12 * day));
          // Half of the cuts come while a bulletin sounds.
          const next = store
            .slots()
            .find(({ state, startsAt }) => !isFinal(state) && startsAt > clock.now());
          if (random() < 0.5 && next && next.startsAt < end)
            await clock.runUntil(next.startsAt + random() * 120_000);
          await station.daemon.cutPower();
          cuts += 1;
          for (const { slot } of station.heard) starts.set(slot, (starts.get(slot) ?? 0) + 1);
          clock.jump(random() < 0.7 ? random() * 3_600_000 : random() * 3 * day);
        }
        if (cycle === 2) heapAfterWarmUp = memoryMib().heap;
      }
      const last = await startStepped({
        dataDir: home,
        ward,
        campaigns: [],
        now: begin,
        store,
        clock,
      });
      await clock.runUntil(clock.now() + 60 * day);
      await last.daemon.stop();

      const slots = store.slots();
      expect(
        slots.filter(({ state }) => !isFinal(state)).map(({ id, state }) => `${id} ${state}`),
      ).toEqual([]);
      expect([...starts].filter(([, count]) => count > 1)).toEqual([]);
      const sounded = slots
        .filter(({ state }) => state === 'aired' || state === 'interrupted')
        .map(({ id }) => id);
      expect([...starts.keys()].filter((id) => !sounded.includes(id))).toEqual([]);
      expect(
        slots.filter(({ state, reason }) => state !== 'aired' && reason === undefined),
      ).toEqual([]);
      const unlawful = slots.filter(
        ({ airedAt }) => airedAt !== undefined && refusalOf(ward, airedAt, 120_000),
      );
      expect(unlawful.map(({ id }) => id)).toEqual([]);
      expect(store.verify()).toMatchObject({ ok: true });
      expect(cuts).toBeGreaterThan(years * 20);
      expect(
        slots.filter(({ state, makeUpFor }) => state === 'aired' && makeUpFor !== undefined).length,
      ).toBeGreaterThan(0);
      expect(memoryMib().heap - heapAfterWarmUp).toBeLessThan(10);
    } finally {
      store.close();
      rmSync(home, { recursive: true, force: true });
    }
  },
);
