// Campaigns that meet, on the real daemon: consecutive slots without overlap, and what has no place is heard elsewhere.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { airingWhen, wardWith } from '../../setup/schedule.ts';
import {
  startStepped,
  writeBulletin,
  type StationSetup,
  type SteppedStation,
} from '../../setup/stepped-daemon.ts';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const minute = 60_000;
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-buoi-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** `[id, minutes, high?]`, each on Tuesday and Friday at 17:00 for a week. */
function start(
  wanted: readonly (readonly [string, number, 'high'?])[],
  maxSessionMinutes = 30,
  watchContent?: StationSetup['watchContent'],
): Promise<SteppedStation> {
  const { bulletinDir } = readConfig({ LOA_DATA: home });
  const lengths = new Map(wanted.map(([id, minutes]) => [id, minutes * minute]));
  return startStepped({
    dataDir: home,
    ward: wardWith({ maxSessionMinutes }),
    campaigns: wanted.map(([id, , priority]) =>
      airingWhen({
        ...{ id, title: id, documents: [`thong-bao/${id}`] },
        ...{ days: ['tue', 'fri'], time: '17:00', weeks: 1 },
        ...(priority && { priority }),
      }),
    ),
    now: at('2026-11-23T08:00'),
    store: createMemoryStore(),
    ...(watchContent && { watchContent }),
    workshop: (usual) => ({
      ...usual,
      produce: ({ title }) =>
        Promise.resolve(writeBulletin(bulletinDir, title, lengths.get(title) ?? minute)),
    }),
  });
}

async function heardBy(station: SteppedStation, until: string): Promise<readonly string[]> {
  await station.clock.runUntil(at(until));
  await station.daemon.stop();
  const lines = station.heard.toSorted((a, b) => a.at - b.at);
  lines.forEach(({ slot, at: from }, index) => {
    const before = lines[index - 1];
    expect(from, slot).toBeGreaterThanOrEqual(before?.endedAt ?? 0);
  });
  return lines.map(({ slot, at: from, how }) => {
    const wall = new Date(from + 7 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');
    return `${slot.split('@')[0] ?? ''} ${wall} ${how ?? ''}`;
  });
}

test('three on the same minute sound one after the other, high first', async () => {
  const station = await start([
    ['a', 4],
    ['b', 2],
    ['c', 3, 'high'],
  ]);
  expect(await heardBy(station, '2026-11-25T00:00')).toEqual([
    'c 11-24 17:00:00 finished',
    'a 11-24 17:03:10 finished',
    'b 11-24 17:07:20 finished',
  ]);
  const told = station.slots().filter(({ reason }) => reason?.code === 'queued');
  expect(told).toHaveLength(4);
});

test('what would make the session too long is heard in the next window, and that is known days ahead', async () => {
  const station = await start(
    [
      ['a', 8],
      ['b', 8],
    ],
    15,
  );
  await station.clock.runUntil(at('2026-11-23T09:00'));
  expect(station.slots().find(({ makeUpFor }) => makeUpFor === 'b@2026-11-27T17:00')).toMatchObject(
    { state: 'planned', reason: { code: 'make-up', cause: { code: 'crowded', by: 'length' } } },
  );
  expect(await heardBy(station, '2026-12-05T00:00')).toEqual([
    'a 11-24 17:00:00 finished',
    'b 11-25 06:00:00 finished',
    'a 11-27 17:00:00 finished',
    'b 11-28 06:00:00 finished',
  ]);
});

test('what follows in a session still does where an emergency made it wait, though the plan is read anew meanwhile', async () => {
  let changed = (): void => undefined;
  const station = await start(
    [
      ['a', 4],
      ['b', 2],
    ],
    30,
    (told) => {
      ({ changed } = told);
      return () => undefined;
    },
  );
  const { clock, store, daemon } = station;
  await clock.runUntil(at('2026-11-24T17:01'));
  const bulletin = { sha256: 'e'.repeat(64), contentKey: '', title: 'Cháy', durationMs: minute };
  store.ask('Bà Hoa', { kind: 'emergency', bulletin }, clock.now());
  daemon.poke();
  // Its moment was 17:04:10.
  await clock.runUntil(at('2026-11-24T17:04') + 30_000);
  changed();
  const heard = (await heardBy(station, '2026-11-25T00:00')).filter((line) => line.startsWith('b'));
  expect(heard).toEqual([expect.stringMatching(/^b 11-24 17:05:\d\d finished$/)]);
});
