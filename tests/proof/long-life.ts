// One daemon that nobody restarts for years: campaign after campaign, content read anew, each night a new day, orders,
// what cannot be made, and everything published. A process of its own, so that its memory is measured alone:
// `node tests/proof/long-life.ts CAMPAIGNS` prints what it found as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign } from '../../content/schema/campaign.ts';
import { isFinal } from '../../scheduler/core/slot.ts';
import { addDays } from '../../scheduler/core/zone.ts';
import { publishFeeds } from '../../scheduler/feeds/publish-feeds.ts';
import { openSqliteStore } from '../../scheduler/store/sqlite.ts';
import { memoryMib } from '../setup/memory.ts';
import { campaignWith, wardWith } from '../setup/schedule.ts';
import { startStepped } from '../setup/stepped-daemon.ts';

export interface LongLife {
  readonly slots: number;
  readonly aired: number;
  /** Slots without an end. */
  readonly open: readonly string[];
  /** Slots that began twice. */
  readonly twice: readonly string[];
  readonly sound: boolean;
  readonly sitesBuilt: number;
  /** After half a year, and at the end. */
  readonly warm: ReturnType<typeof memoryMib>;
  readonly end: ReturnType<typeof memoryMib>;
}

const day = 86_400_000;
const begin = Date.parse('2026-11-23T08:00:00+07:00');
/** Campaigns of 35 days, one after the other: half a year. */
const warmUpCount = 5;

async function liveLong(campaignCount: number): Promise<LongLife> {
  const home = mkdtempSync(join(tmpdir(), 'loa-long-life-'));
  const store = openSqliteStore(join(home, 'loa.db'));
  const ward = wardWith({ blackouts: [{ reason: 'Tết', lunar: '12-30', days: 4 }] });
  const recordings = [{ title: 'Đăng ký', documents: ['huong-dan/dang-ky'] }] as const;
  let campaigns: readonly Campaign[] = [];
  let changed = (): void => undefined;
  let cannotMake = false;
  let sitesBuilt = 0;
  let warm = memoryMib();
  try {
    const station = await startStepped({
      ...{ dataDir: home, ward, campaigns, now: begin, store },
      workshop: (usual) => ({
        ...usual,
        load: () => Promise.resolve({ loaded: { ward, campaigns, recordings }, problems: [] }),
        produce: (order) =>
          cannotMake
            ? Promise.reject(new Error(`content/guides/x.mdx:3 — sai, ngày ${order.day}`))
            : usual.produce(order),
      }),
      watchContent: (events) => {
        ({ changed } = events);
        return () => undefined;
      },
      publish: (schedule, loaded) => publishFeeds(join(home, 'public'), loaded.ward, schedule),
      siteOutdated: () => (sitesBuilt += 1),
    });
    const { clock, daemon } = station;
    const until = (days: number): Promise<void> => clock.runUntil(begin + days * day);
    for (let count = 0; count < campaignCount; count++) {
      const startsOn = addDays('2026-11-24', count * 35);
      campaigns = [campaignWith({ id: `dot-${count}`, startsOn, weeks: count % 2 ? 4 : 5 })];
      changed();
      await until(count * 35 + 10);
      const bulletin = store.slots().find((slot) => slot.bulletin)?.bulletin;
      if (bulletin) store.ask('Bà Hoa', { kind: 'emergency', bulletin }, clock.now());
      daemon.poke();
      // An edit that cannot be made for two days, and its repair.
      await until(count * 35 + 12);
      cannotMake = true;
      changed();
      await until(count * 35 + 14);
      cannotMake = false;
      changed();
      await until(count * 35 + 34);
      // A machine at rest collects by itself; five years in ten seconds have no rest.
      const now = memoryMib();
      if (count + 1 === warmUpCount) warm = now;
    }
    const end = memoryMib();
    await daemon.stop();
    const slots = store.slots();
    const starts = station.heard.filter(({ fromMs }) => fromMs === 0).map(({ slot }) => slot);
    return {
      slots: slots.length,
      aired: slots.filter(({ state }) => state === 'aired').length,
      open: slots.filter(({ state }) => !isFinal(state)).map(({ id, state }) => `${id} ${state}`),
      twice: starts.filter((slot, index) => starts.indexOf(slot) !== index),
      sound: store.verify().ok,
      ...{ sitesBuilt, warm, end },
    };
  } finally {
    store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

process.stdout.write(`${JSON.stringify(await liveLong(Number(process.argv[2])))}\n`);
