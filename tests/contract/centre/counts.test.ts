// Counts that are kept while lines come are the counts that all lines together give, whatever a station tells.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPost } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Change, LoggedEvent, Store } from '../../../scheduler/store/store.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

/** A small generator with a seed (mulberry32), so that a failure is told again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const dayMs = 86_400_000;
const first = Date.UTC(2026, 9, 25, 10);
const campaigns = ['chong-lut', 'tiem-chung', 'khan-cap', "'; DROP --"];

/** One thing that a log may say of an airing, in any order: honest stations and others. */
function anyLine(random: (below: number) => number): Change {
  const pick = <One>(of: readonly One[]): One => of[random(of.length)] ?? (of[0] as One); // none is empty
  const campaign = pick(campaigns);
  const turn = random(12);
  const copy = pick(['', '', '', '~2', '/bu-1']);
  const slot = `${campaign}@${turn}${copy}`;
  const startsAt = first + turn * dayMs * 3;
  const at = startsAt + random(1000);
  const root = copy === '/bu-1' ? { makeUpFor: `${campaign}@${turn}` } : {};
  const scheduled = { code: 'scheduled', at: startsAt, week: 1 + Math.floor(turn / 2), weeks: 5 };
  const parts = [`document bai-${random(3)}`, 'recording quoc-ca.mp3'];
  switch (random(9)) {
    case 0:
    case 1:
      return { at, slot, event: 'planned', detail: { startsAt, reason: scheduled, ...root } };
    case 2:
      return { at, slot, event: 'ready', detail: { sha256: 'x', title: `Bài ${turn}`, parts } };
    case 3:
      return { at, slot, event: 'moved', detail: { startsAt: startsAt + dayMs } };
    case 4:
      return { at, slot, event: 'started', detail: {} };
    case 5:
      return { at, slot, event: pick(['aired', 'handed-over']), detail: {} };
    case 6:
      return {
        at,
        slot,
        event: 'missed',
        detail: { reason: { code: pick(['crash', 'too-late']) } },
      };
    case 7:
      return {
        at,
        slot,
        event: 'cancelled',
        detail: { reason: { code: pick(['left-plan', 'cancelled-by']) } },
      };
    default:
      return { at, slot: '', event: 'trouble', detail: { message: 'x' } };
  }
}

onPostgres((server) => {
  let centre: TestCentre;
  const folder = mkdtempSync(join(tmpdir(), 'loa-counts-'));
  const stores: Store[] = [];
  const newStore = (changes: readonly Change[]): Store => {
    const store = openSqliteStore(join(folder, `${stores.length}.db`));
    stores.push(store);
    for (const change of changes) store.commit([change]);
    return store;
  };
  beforeAll(async () => {
    centre = await openTestCentre(server());
  });
  afterAll(async () => {
    for (const store of stores) store.close();
    rmSync(folder, { recursive: true });
    await centre.close();
  });

  describe('counts kept while lines come', () => {
    it.each(Array.from({ length: 6 }, (_, seed) => seed + 1))(
      'are those of all lines together: random log %i, told in pieces, rewritten and begun anew',
      async (seed) => {
        const random = randomOf(seed);
        const machine = await centre.station(`Ngẫu nhiên ${seed}`);
        const { id, publicKey } = centre.centre;
        const post = createPost(
          { url: centre.url, centre: id, centreKey: publicKey, ...machine },
          () => centre.clock.now,
        );
        let lines: readonly Change[] = [];
        let store = newStore([]);
        for (let round = 0; round < 6; round++) {
          const more = Array.from({ length: 1 + random(25) }, () => anyLine(random));
          if (random(4) === 0) {
            // It leaves what it told before.
            lines = [...lines.slice(0, random(lines.length + 1)), ...more];
            store = newStore(lines);
          } else {
            lines = [...lines, ...more];
            for (const change of more) store.commit([change]);
          }
          centre.clock.now += 60_000;
          await tellCentre(post, store, standingOf({ daemon: undefined }, { slots: () => [] }, 0));
          // Told twice it is told once.
          await tellCentre(post, store, standingOf({ daemon: undefined }, { slots: () => [] }, 0));
        }
        await holdsFor(centre, machine.station);
      },
    );
  });
});

interface Airing {
  readonly slot: string;
  readonly day: string;
  readonly state: string;
  readonly reason: string | null;
  readonly parts: readonly string[] | null;
  readonly standsFor: string | null;
  readonly disputed: boolean;
}

/** Counted here by hand, one airing after the other. */
async function holdsFor({ sql }: TestCentre, station: string): Promise<void> {
  const airings = await sql<Airing[]>`
    SELECT slot, to_char(day, 'YYYY-MM-DD') AS day, state, reason, parts,
      makes_up_for AS "standsFor", disputed
    FROM loa.airing WHERE station = ${station} ORDER BY slot`;
  expect(airings.length).toBeGreaterThan(0);
  const states = await statesInLines(sql, station);
  // What is not disputed is what the lines of the last history that speaks of it say.
  for (const { slot, state, disputed } of airings)
    if (!disputed) expect(states.get(slot)).toBe(state);
  expect([...states.keys()].toSorted()).toEqual(airings.map(({ slot }) => slot).toSorted());

  expect(await rowsOf(sql, 'station_day', station, 'day')).toEqual(
    byKey(airings, ({ day }) => day),
  );
  expect(await rowsOf(sql, 'station_month', station, 'month')).toEqual(
    byMonth(byKey(airings, ({ day }) => day)),
  );
  const campaignRows = await sql`
    SELECT campaign AS key, planned, waiting, aired, handed_over, lost, disputed
    FROM loa.station_campaign WHERE station = ${station} ORDER BY campaign COLLATE "C"`;
  const ofCampaigns = airings.filter(({ slot }) => !slot.startsWith('khan-cap@'));
  expect([...campaignRows]).toEqual(
    byKey(ofCampaigns, ({ slot }) => slot.split('@')[0] ?? '').map(
      ({ key, waiting, aired, handed_over, lost, disputed }) => ({
        ...{ key, waiting, aired, handed_over, lost, disputed },
        planned: plannedOf(ofCampaigns.filter(({ slot }) => slot.split('@')[0] === key)),
      }),
    ),
  );
  const parts = [...new Set(airings.flatMap((one) => one.parts ?? []))].toSorted();
  const partRows = await sql`
    SELECT part, waiting, aired, handed_over, lost, cancelled, disputed FROM loa.station_part
    WHERE station = ${station} AND waiting + aired + handed_over + lost + cancelled + disputed > 0
    ORDER BY part COLLATE "C"`;
  expect([...partRows]).toEqual(
    parts.map((part) => ({
      part,
      ...countsOf(airings.filter((one) => one.parts?.includes(part) === true)),
    })),
  );
  const losses = await sql<{ n: number }[]>`
    SELECT coalesce(sum(lost), 0)::bigint AS n FROM loa.station_day_loss WHERE station = ${station}`;
  expect(losses[0]?.n).toBe(countsOf(airings).lost);
}

/** The last word of the lines on each slot. */
async function statesInLines(sql: TestCentre['sql'], station: string) {
  const lines = await sql<Pick<LoggedEvent, 'slot' | 'event'>[]>`
    SELECT slot, event FROM loa.line JOIN loa.history ON history.id = line.history
    WHERE station = ${station} AND slot <> '' ORDER BY number, seq`;
  const states = new Map<string, string>();
  for (const { slot, event } of lines) {
    const isState = ['planned', 'ready', 'aired', 'handed-over', 'missed', 'cancelled'].includes(
      event,
    );
    states.set(slot, isState ? event : (states.get(slot) ?? 'planned'));
  }
  return states;
}

function countsOf(airings: readonly Airing[]) {
  const count = (...states: readonly string[]): number =>
    airings.filter(({ disputed, state }) => !disputed && states.includes(state)).length;
  return {
    waiting: count('planned', 'ready', 'airing'),
    aired: count('aired'),
    handed_over: count('handed-over'),
    lost: count('missed', 'interrupted'),
    cancelled: count('cancelled'),
    disputed: airings.filter(({ disputed }) => disputed).length,
  };
}

function plannedOf(airings: readonly Airing[]): number {
  const asked = airings.filter(
    ({ standsFor, state, reason }) =>
      standsFor === null && !(state === 'cancelled' && reason === 'left-plan'),
  );
  return new Set(asked.map(({ slot }) => slot.replace(/~\d+$/, ''))).size;
}

function byKey(airings: readonly Airing[], keyOf: (one: Airing) => string) {
  return [...Map.groupBy(airings, keyOf)]
    .map(([key, own]) => ({
      ...{ key, ...countsOf(own) },
      planned: plannedOf(own.filter(({ slot }) => !slot.startsWith('khan-cap@'))),
      made_up: own.filter(
        ({ standsFor, state, disputed }) => standsFor !== null && state === 'aired' && !disputed,
      ).length,
      urgent: own.filter(({ slot }) => slot.startsWith('khan-cap@')).length,
      urgent_aired: own.filter(
        ({ slot, state, disputed }) =>
          slot.startsWith('khan-cap@') && state === 'aired' && !disputed,
      ).length,
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function byMonth(days: ReturnType<typeof byKey>): ReturnType<typeof byKey> {
  return [...Map.groupBy(days, ({ key }) => key.slice(0, 7))].map(([key, own]) => {
    const sum = (pick: (one: (typeof own)[number]) => number): number =>
      own.reduce((all, one) => all + pick(one), 0);
    return {
      key: `${key}-01`,
      waiting: sum((one) => one.waiting),
      aired: sum((one) => one.aired),
      handed_over: sum((one) => one.handed_over),
      lost: sum((one) => one.lost),
      cancelled: sum((one) => one.cancelled),
      disputed: sum((one) => one.disputed),
      planned: sum((one) => one.planned),
      made_up: sum((one) => one.made_up),
      urgent: sum((one) => one.urgent),
      urgent_aired: sum((one) => one.urgent_aired),
    };
  });
}

async function rowsOf(sql: TestCentre['sql'], table: string, station: string, key: string) {
  const rows = await sql`
    SELECT to_char(${sql(key)}, 'YYYY-MM-DD') AS key, waiting, aired, handed_over, lost, cancelled, disputed,
      planned, made_up, urgent, urgent_aired
    FROM ${sql(`loa.${table}`)} WHERE station = ${station}
      AND waiting + aired + handed_over + lost + cancelled + disputed > 0 ORDER BY 1`;
  return [...rows];
}
