// Several outputs at once: each line stands for itself, the slot is one.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import { listener, type StationSetup } from '../../setup/stepped-daemon.ts';
import { reasonOf } from '../../setup/schedule.ts';
import { at, oneCampaign } from './one-campaign.ts';

const slot = 'thu@2026-11-24T17:00';
const place = oneCampaign();

async function airOnce(outputs: NonNullable<StationSetup['outputs']>) {
  const station = await place.start({ outputs });
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  return {
    heard: station.heard,
    state: place.store.slot(slot)?.state,
    events: place.store
      .events()
      .filter((event) => event.slot === slot)
      .map(({ event }) => event),
  };
}

test('both sound at the minute; one airing, one start in the log', async () => {
  const { heard, state, events } = await airOnce((lines, clock) => ({
    chosen: [listener('speaker', lines, clock), listener('icecast', lines, clock)],
    standby: [],
  }));
  expect(heard).toMatchObject([
    { at: at('2026-11-24T17:00'), how: 'finished' },
    { at: at('2026-11-24T17:00'), how: 'finished' },
  ]);
  expect(state).toBe('aired');
  expect(events.filter((event) => /^(airing|started|aired)$/.test(event))).toEqual([
    'airing',
    'started',
    'aired',
  ]);
});

test('one fails in mid-air: the standby goes on for it, the other is not touched', async () => {
  const { heard, state, events } = await airOnce((lines, clock) => ({
    chosen: [listener('speaker', lines, clock, 30_000), listener('icecast', lines, clock)],
    standby: [listener('capture', lines, clock)],
  }));
  expect(heard.map(({ fromMs, how }) => [fromMs, how])).toEqual([
    [0, 'failed'],
    [0, 'finished'],
    [30_000, 'finished'],
  ]);
  expect(state).toBe('aired');
  expect(events).toEqual(expect.arrayContaining(['output-failed', 'takeover', 'aired']));
});

test('all fail: interrupted, with how much was heard', async () => {
  const { state } = await airOnce((lines, clock) => ({
    chosen: [listener('speaker', lines, clock, 30_000), listener('icecast', lines, clock, 50_000)],
    standby: [],
  }));
  expect(state).toBe('interrupted');
  expect(reasonOf(place.store.slot(slot))).toContain('đã phát 50 giây');
});

test('handed over as it was mastered for horns: the log says which file that was', async () => {
  const emits = { profile: 'horn', sha256: 'abc' } as const;
  await airOnce(() => {
    const folder = createFolderOutput(join(place.home, 'giao'));
    const prepare: typeof folder.prepare = async (item) => ({
      ...(await folder.prepare(item)),
      emits,
    });
    return { chosen: [{ ...folder, prepare }], standby: [] };
  });
  const given = place.store.events().find(({ event }) => event === 'handed-over');
  expect(given?.detail).toMatchObject(emits);
});

test('heard on one and handed over to another player: it counts as heard', async () => {
  const { state } = await airOnce((lines, clock) => ({
    chosen: [createFolderOutput(join(place.home, 'giao')), listener('speaker', lines, clock)],
    standby: [],
  }));
  expect(state).toBe('aired');
});
