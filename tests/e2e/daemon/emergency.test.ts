import { describe, expect, test } from 'vitest';
import type { Output } from '../../../scheduler/playout/output.ts';
import { reasonOf, wardWith } from '../../setup/schedule.ts';
import { listener, type StationSetup, type SteppedStation } from '../../setup/stepped-daemon.ts';
import { at, monday, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

const summary = (station: SteppedStation): string[] =>
  station.slots().map(({ id, state }) => `${id.replace('thu@', '')} ${state}`);

describe('emergency', () => {
  const ask = (askedAt: number): void => {
    const bulletin = {
      sha256: 'e'.repeat(64),
      contentKey: 'khan',
      title: 'Lũ về',
      durationMs: 30_000,
    };
    place.store.ask('Bà Hoa', { kind: 'emergency', bulletin }, askedAt);
  };

  test('it airs over the bulletin, which goes on from the sentence it was in', async () => {
    const station = await place.start();
    await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(at('2026-11-24T17:30'));
    await station.daemon.stop();
    expect(station.heard).toMatchObject([
      { slot: 'thu@2026-11-24T17:00', how: 'stopped' },
      { slot: 'khan-cap@2026-11-24T17:00/1', at: at('2026-11-24T17:00') + 24_000, how: 'finished' },
      { slot: 'thu@2026-11-24T17:00', fromMs: 21_000, how: 'finished' },
    ]);
    expect(summary(station).slice(0, 2)).toEqual([
      '2026-11-24T17:00 aired',
      'khan-cap@2026-11-24T17:00/1 aired',
    ]);
  });

  test('the log says where the bulletin stopped, not how far it was last heard of', async () => {
    const station = await place.start({
      outputs: (heard, clock) => {
        const usual = listener('capture', heard, clock);
        const prepare: Output['prepare'] = async (item) => {
          const prepared = await usual.prepare(item);
          return {
            ...prepared,
            play: async (events, signal) => {
              const end = await prepared.play(events, signal);
              // A device tells late how far it had come.
              await new Promise((resolve) => setImmediate(resolve));
              return end;
            },
          };
        };
        return { chosen: [{ ...usual, prepare }], standby: [] };
      },
    });
    await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 40_000);
    // The bulletin has gone on for 10 s from the sentence it was in (21 s): no older maximum stands for that.
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(at('2026-11-24T17:30'));
    await station.daemon.stop();
    const own = place.store.events().filter(({ slot }) => slot === 'thu@2026-11-24T17:00');
    const told = own.filter(({ event }) => event === 'paused' || event === 'resumed');
    expect(
      told.map(({ event, detail }) => [event, detail['positionMs'] ?? detail['fromMs']]),
    ).toEqual([
      ['paused', 24_000],
      ['resumed', 21_000],
      ['paused', 31_000],
      ['resumed', 28_000],
    ]);
  });

  describe('what it cuts into ends at that very moment', () => {
    /** An output that reaches the end of these slots while it is being paused. */
    const endsAnyway = (slots: string): NonNullable<StationSetup['outputs']> => {
      return (heard, clock) => {
        const usual = listener('capture', heard, clock);
        const prepare: Output['prepare'] = async (item) => {
          const prepared = await usual.prepare(item);
          return {
            ...prepared,
            play: async (events, signal) => {
              const end = await prepared.play(events, signal);
              const cut = end.how === 'stopped' && item.slot.startsWith(slots);
              return cut ? { ...end, how: 'finished' as const } : end;
            },
          };
        };
        return { chosen: [{ ...usual, prepare }], standby: [] };
      };
    };

    test('a bulletin: afterwards nothing is on the air, and the schedule goes on', async () => {
      const station = await place.start({ outputs: endsAnyway('thu@') });
      await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
      ask(station.clock.now());
      station.daemon.poke();
      await station.clock.runUntil(at('2026-11-24T17:30'));
      expect(station.daemon.status().airing).toBeUndefined();
      await station.clock.runUntil(at('2026-11-28T00:00'));
      await station.daemon.stop();
      expect(summary(station).slice(0, 3)).toEqual([
        '2026-11-24T17:00 aired',
        'khan-cap@2026-11-24T17:00/1 aired',
        '2026-11-27T17:00 aired',
      ]);
    });

    test('another emergency: the bulletin beneath both waits for the last one', async () => {
      const station = await place.start({ outputs: endsAnyway('khan-cap') });
      await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
      for (const seconds of [10, 60]) {
        ask(station.clock.now());
        station.daemon.poke();
        await station.clock.runUntil(station.clock.now() + seconds * 1000);
      }
      await station.clock.runUntil(at('2026-11-24T17:30'));
      await station.daemon.stop();
      expect(
        station.heard.map(({ slot, at: from }) => [slot, from - at('2026-11-24T17:00')]),
      ).toEqual([
        ['thu@2026-11-24T17:00', 0],
        ['khan-cap@2026-11-24T17:00/1', 24_000],
        ['khan-cap@2026-11-24T17:00/2', 34_000],
        ['thu@2026-11-24T17:00', 64_000],
      ]);
    });
  });

  test('whose beginning the disk refuses is tried again', async () => {
    let refusals = 2;
    const { store } = place;
    const station = await place.start({
      store: {
        ...store,
        commit(changes) {
          const begins = changes.some(
            ({ slot, event }) => slot.startsWith('khan-cap') && event === 'airing',
          );
          if (begins && refusals-- > 0) throw new Error('database is locked');
          store.commit(changes);
        },
      },
    });
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(monday + 1_800_000);
    await station.daemon.stop();
    expect(station.heard).toMatchObject([{ slot: 'khan-cap@2026-11-23T08:00/1', how: 'finished' }]);
  });

  test('ordered when the program is just being ended: given up with its reason', async () => {
    let stopped: Promise<void> | undefined;
    const station: SteppedStation = await place.start({
      outputs: (heard, clock) => {
        const usual = listener('capture', heard, clock);
        const prepare: Output['prepare'] = (item) => {
          stopped = station.daemon.stop();
          return usual.prepare(item);
        };
        return { chosen: [{ ...usual, prepare }], standby: [] };
      },
    });
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(monday + 600_000);
    await stopped;
    expect(station.heard).toEqual([]);
    expect(place.store.slot('khan-cap@2026-11-23T08:00/1')).toMatchObject({
      state: 'missed',
      reason: { code: 'emergency-program-stopped' },
    });
  });

  test('after a crash the bulletin it cut into is made up', async () => {
    const first = await place.start();
    await first.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    ask(first.clock.now());
    first.daemon.poke();
    await first.clock.runUntil(at('2026-11-24T17:00') + 30_000);
    await first.daemon.cutPower();
    const second = await place.start({ clock: first.clock });
    await second.clock.runUntil(at('2026-11-24T18:30'));
    await second.daemon.stop();
    expect(second.heard.map(({ slot }) => slot)).toEqual(['thu@2026-11-24T17:00/bu-1']);
    expect(place.store.slot('khan-cap@2026-11-24T17:00/1')?.state).toBe('interrupted');
  });

  test('after a crash, how far the bulletin came stands where it was paused', async () => {
    const first = await place.start();
    await first.clock.runUntil(at('2026-11-24T17:00') + 24_000);
    // The listener tells no progress: the line that a pause writes.
    const slot = 'thu@2026-11-24T17:00';
    const now = first.clock.now();
    place.store.commit([{ at: now, slot, event: 'paused', detail: { positionMs: 23_500 } }]);
    place.store.heartbeat({ at: now, realAt: 0, slot: 'khan-cap@x', positionMs: 9000 });
    await first.daemon.cutPower();
    const second = await place.start({ clock: first.clock });
    await second.daemon.stop();
    expect(place.store.slot(slot)).toMatchObject({ state: 'interrupted', endedAt: now });
    expect(reasonOf(place.store.slot(slot))).toContain('đã phát ít nhất 24 giây');
  });

  const careful = wardWith({}, { approval: { required: true } });
  test.each([
    ['at night', '2026-11-24T23:00', wardWith()],
    ['before dawn', '2026-11-24T04:00', wardWith()],
    ['where every bulletin needs an approval', '2026-11-24T09:00', careful],
  ])('%s it airs at once', async (_when, time, ward) => {
    const station = await place.start({ ward });
    await station.clock.runUntil(at(time));
    ask(station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(at(time) + 60_000);
    await station.daemon.stop();
    const emergency = station.heard.filter(({ slot }) => slot.startsWith('khan-cap'));
    expect(emergency).toMatchObject([{ at: at(time), how: 'finished' }]);
    expect(place.store.request(1)?.outcome?.ok).toBe(true);
  });

  test('an order that nobody took up in time is refused, and said', async () => {
    const station = await place.start();
    ask(station.clock.now() - 3_600_000);
    station.daemon.poke();
    await station.clock.runUntil(monday + 600_000);
    await station.daemon.stop();
    expect(station.heard).toEqual([]);
    expect(place.store.request(1)?.outcome).toMatchObject({ ok: false });
    expect(station.alarms[0]?.message).toContain('đã cũ, không phát nữa');
  });

  test('cut by a power cut, people are told', async () => {
    const first = await place.start();
    ask(first.clock.now());
    first.daemon.poke();
    await first.clock.runUntil(monday + 10_000);
    await first.daemon.cutPower();
    const second = await place.start({ clock: first.clock });
    await second.daemon.stop();
    expect(second.alarms[0]?.message).toContain('bị cắt giữa chừng ("Lũ về")');
  });
});
