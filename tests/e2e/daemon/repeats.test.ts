// Emergencies that are said again, on the real daemon and a stepped clock.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { becameOf, silentOutcome } from '../../../scheduler/acts/became-of.ts';
import { sayOutcome } from '../../../scheduler/core/say-outcome.ts';
import { airingWhen, reasonOf, wardWith } from '../../setup/schedule.ts';
import { writeBulletin, type SteppedStation } from '../../setup/stepped-daemon.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();
const minute = 60_000;
const hour = 60 * minute;
const tuesday = at('2026-11-24T08:00');

interface Order {
  readonly everyMinutes: number;
  readonly untilAt?: number;
  readonly title?: string;
  readonly durationMs?: number;
}

/** Orders it now, as the command does. */
function order(
  station: SteppedStation,
  { title = 'Lũ về', durationMs = 30_000, ...repeat }: Order,
) {
  const dir = join(place.home, 'public', 'tep');
  const bulletin = writeBulletin(dir, title, durationMs);
  place.store.ask('Bà Hoa', { kind: 'emergency', bulletin, repeat }, station.clock.now());
  station.daemon.poke();
}

function end(station: SteppedStation, slot?: string): void {
  const act = { kind: 'end-emergency', reason: '', ...(slot !== undefined && { slot }) } as const;
  place.store.ask('Ông Ba', act, station.clock.now());
  station.daemon.poke();
}

const start = (setup: Parameters<typeof place.start>[0] = {}): Promise<SteppedStation> =>
  place.start({ now: tuesday, ...setup });

/** `lap-2` → when it began, minutes from eight, and how it ended. */
const heardOf = (station: SteppedStation): (string | number)[][] =>
  station.heard.map(({ slot, at: from, how }) => [
    slot.replace(/^khan-cap@\S{16}\//, ''),
    Math.round(((from - tuesday) / minute) * 100) / 100,
    how ?? '',
  ]);

const states = (): string[] =>
  place.store
    .slots()
    .filter(({ campaign }) => campaign === 'khan-cap')
    .map(
      ({ id, state, reason }) =>
        `${id.replace(/^\S+?T\S{5}\//, '')} ${state} ${reason?.code ?? ''}`,
    );

const quiet = { campaigns: [] };

describe('an emergency that is said again', () => {
  test('airs at once, then each hour to the second, until its hour', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60, untilAt: tuesday + 3 * hour });
    await station.clock.runUntil(tuesday + 10 * hour);
    await station.daemon.stop();
    expect(heardOf(station)).toEqual([
      ['1', 0, 'finished'],
      ['1/lap-1', 60, 'finished'],
      ['1/lap-2', 120, 'finished'],
      ['1/lap-3', 180, 'finished'],
    ]);
    expect(states()).toHaveLength(4);
    expect(place.store.verify()).toMatchObject({ ok: true });
  });

  test('until somebody ends it; what sounds then goes on to its end', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 30 });
    await station.clock.runUntil(tuesday + hour + 10_000);
    end(station);
    await station.clock.runUntil(tuesday + 10 * hour);
    await station.daemon.stop();
    expect(heardOf(station)).toEqual([
      ['1', 0, 'finished'],
      ['1/lap-1', 30, 'finished'],
      ['1/lap-2', 60, 'finished'],
    ]);
    expect(place.store.request(2)?.outcome).toMatchObject({
      ok: true,
      code: 'emergency-ended',
      sounding: 'khan-cap@2026-11-24T08:00/1/lap-2',
    });
    expect(states().at(-1)).toBe('1/lap-3 cancelled emergency-ended');
    const line = place.store.events().find(({ event }) => event === 'emergency-ended');
    expect(line).toMatchObject({ detail: { by: 'Ông Ba' } });
    expect(place.store.verify()).toMatchObject({ ok: true });
  });

  test('at night too, without an approval, and over what is planned, which goes on from its sentence', async () => {
    const ward = wardWith({}, { approval: { required: true } });
    const station = await start({ ...quiet, ward });
    order(station, { everyMinutes: 300, untilAt: tuesday + 16 * hour });
    await station.clock.runUntil(tuesday + 17 * hour);
    await station.daemon.stop();
    expect(heardOf(station).map(([, from]) => from)).toEqual([0, 300, 600, 900]);
  });

  test('cuts into a planned airing, which goes on from its sentence', async () => {
    const station = await start();
    await station.clock.runUntil(at('2026-11-24T16:30') + 24_000);
    order(station, { everyMinutes: 30, untilAt: at('2026-11-24T17:10') });
    await station.clock.runUntil(at('2026-11-24T18:00'));
    await station.daemon.stop();
    const five = at('2026-11-24T17:00');
    expect(
      station.heard.map(({ slot, at: from, fromMs }) => [slot.slice(0, 4), from - five, fromMs]),
    ).toEqual([
      ['khan', 24_000 - 30 * minute, 0],
      ['thu@', 0, 0],
      ['khan', 24_000, 0],
      ['thu@', 54_000, 21_000],
    ]);
  });

  test('on the minute of a planned airing it comes first, and that one follows it', async () => {
    const station = await start();
    await station.clock.runUntil(at('2026-11-24T16:30'));
    order(station, { everyMinutes: 30, untilAt: at('2026-11-24T17:10') });
    await station.clock.runUntil(at('2026-11-24T18:00'));
    await station.daemon.stop();
    const five = at('2026-11-24T17:00');
    expect(
      station.heard.slice(1).map(({ slot, at: from, how }) => [slot.slice(0, 4), from - five, how]),
    ).toEqual([
      ['khan', 0, 'finished'],
      ['thu@', 30_000, 'finished'],
    ]);
  });

  test('two on the same minutes follow each other, and neither cuts the other', async () => {
    const station = await start(quiet);
    const untilAt = tuesday + 3 * hour + minute - 1;
    order(station, { everyMinutes: 60, untilAt });
    order(station, { everyMinutes: 60, untilAt, title: 'Bão' });
    await station.clock.runUntil(tuesday + 10 * hour);
    await station.daemon.stop();
    const later = heardOf(station).filter(([, from]) => Number(from) >= 60);
    expect(later.map(([slot, from, how]) => [slot, from, how])).toEqual([
      ['1/lap-1', 60, 'finished'],
      ['2/lap-1', 60.5, 'finished'],
      ['1/lap-2', 120, 'finished'],
      ['2/lap-2', 120.5, 'finished'],
      ['1/lap-3', 180, 'finished'],
      ['2/lap-3', 180.5, 'finished'],
    ]);
  });

  test('two that have not the time between them still take turns', async () => {
    const station = await start(quiet);
    const often = { everyMinutes: 5, untilAt: tuesday + hour, durationMs: 4 * minute };
    order(station, often);
    await station.clock.runUntil(tuesday + 1000);
    order(station, { ...often, title: 'Bão' });
    await station.clock.runUntil(tuesday + 2 * hour);
    await station.daemon.stop();
    const many = (number: string): number =>
      heardOf(station).filter(
        ([slot, , how]) => String(slot).startsWith(number) && how === 'finished',
      ).length;
    expect(Math.abs(many('1') - many('2'))).toBeLessThanOrEqual(1);
    expect(
      states()
        .filter((line) => line.includes('missed'))
        .every((line) => line.endsWith('busy')),
    ).toBe(true);
    expect(station.slots().filter(({ state }) => state === 'ready')).toEqual([]);
  });

  test('one that has to wait beyond its hour is not begun any more', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60, untilAt: tuesday + hour + minute });
    await station.clock.runUntil(tuesday + hour - 10_000);
    order(station, { everyMinutes: 720, title: 'Cháy', durationMs: 3 * minute });
    await station.clock.runUntil(tuesday + 2 * hour);
    await station.daemon.stop();
    expect(heardOf(station).map(([slot]) => slot)).toEqual(['1', '2']);
    expect(states()).toContain('1/lap-1 missed too-late');
  });

  test('a new order cuts into a repeat, which goes on afterwards', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60, untilAt: tuesday + hour });
    await station.clock.runUntil(tuesday + hour + 10_000);
    order(station, { everyMinutes: 720, title: 'Cháy' });
    await station.clock.runUntil(tuesday + 2 * hour);
    await station.daemon.stop();
    expect(
      heardOf(station)
        .slice(1)
        .map(([slot, , how]) => [slot, how]),
    ).toEqual([
      ['1/lap-1', 'stopped'],
      ['2', 'finished'],
      ['1/lap-1', 'finished'],
    ]);
  });

  test.each([
    ['a short outage: the one that fell into it airs late, once', 5, ['1', '1/lap-1', '1/lap-2']],
    [
      'half an hour: it is lost with its reason, and the next airs on its minute',
      40,
      ['1', '1/lap-2'],
    ],
    [
      'five hours: one is said to be lost, the line of the next says how many more',
      300,
      ['1', '1/lap-2'],
    ],
  ])('%s', async (_what, minutes, heard) => {
    const first = await start(quiet);
    order(first, { everyMinutes: 60 });
    await first.clock.runUntil(tuesday + hour - 2 * minute);
    await first.daemon.cutPower();
    await first.clock.runUntil(first.clock.now() + (minutes + 2) * minute);
    const second = await start({ ...quiet, clock: first.clock });
    await second.clock.runUntil(tuesday + (minutes > 60 ? 6 : 2) * hour + 5 * minute);
    await second.daemon.stop();
    expect([...heardOf(first), ...heardOf(second)].map(([slot]) => slot)).toEqual(heard);
    if (minutes > 15) {
      const lost = place.store.slot('khan-cap@2026-11-24T08:00/1/lap-1');
      expect(lost).toMatchObject({ state: 'missed', reason: { code: 'crash' } });
      expect(reasonOf(lost)).toContain('mất điện');
    }
    const skipped = place.store.events().flatMap(({ detail }) => detail['skipped'] ?? []);
    expect(skipped).toEqual(minutes > 60 ? [4] : []);
  });

  test('killed while a repeat sounds: it is not said again, and people are told when the next is', async () => {
    const first = await start(quiet);
    order(first, { everyMinutes: 60 });
    await first.clock.runUntil(tuesday + hour + 10_000);
    await first.daemon.cutPower();
    const second = await start({ ...quiet, clock: first.clock });
    await second.clock.runUntil(tuesday + 2 * hour + minute);
    await second.daemon.stop();
    expect(heardOf(second).map(([slot]) => slot)).toEqual(['1/lap-2']);
    expect(second.alarms[0]?.message).toContain('Nó còn lặp lại: lần tới lúc 10:00');
  });

  test('a clock set a year ahead for a while loses no repeat, and airs none twice', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60 });
    await station.clock.runUntil(tuesday + 30 * minute);
    station.clock.jump(365 * 24 * hour);
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 6000);
    station.clock.jump(-365 * 24 * hour);
    station.daemon.poke();
    await station.clock.runUntil(tuesday + 3 * hour + 5 * minute);
    await station.daemon.stop();
    expect(heardOf(station).map(([, from]) => from)).toEqual([0, 60, 120, 180]);
  });

  test.each([30, 180])(
    'a clock set back by %i minutes: again a whole distance later, neither at once nor hours later',
    async (minutes) => {
      const station = await start(quiet);
      order(station, { everyMinutes: 60 });
      await station.clock.runUntil(tuesday + hour + 5 * minute);
      station.clock.jump(-minutes * minute);
      station.daemon.poke();
      await station.clock.runUntil(tuesday + (185 - minutes) * minute);
      await station.daemon.stop();
      const back = 65 - minutes;
      expect(heardOf(station).map(([, from]) => from)).toEqual([0, 60, back + 60, back + 120]);
    },
  );

  test('stopped while it sounds, whoever stops it learns that it will be said again', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60 });
    await station.clock.runUntil(tuesday + hour + 10_000);
    place.store.ask('Bà Hoa', { kind: 'stop', reason: '', makeUp: false }, station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(tuesday + 2 * hour + 5 * minute);
    await station.daemon.stop();
    expect(heardOf(station).map(([slot, , how]) => [slot, how])).toEqual([
      ['1', 'finished'],
      ['1/lap-1', 'stopped'],
      ['1/lap-2', 'finished'],
    ]);
    const outcome = place.store.request(2)?.outcome;
    expect(outcome && sayOutcome(outcome, 'Asia/Ho_Chi_Minh')).toContain(
      'Nó còn nhắc lại lúc 10:00',
    );
  });

  test('one that a person cancels is left out, and only that one', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60 });
    await station.clock.runUntil(tuesday + 10 * minute);
    const slot = 'khan-cap@2026-11-24T08:00/1/lap-1';
    place.store.ask('Bà Hoa', { kind: 'cancel', slot, reason: 'Đang họp' }, station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(tuesday + 2 * hour + 5 * minute);
    await station.daemon.stop();
    expect(heardOf(station).map(([, from]) => from)).toEqual([0, 120]);
  });

  test('after a day people are told that it still stands, and that it is over once it is', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 720 });
    await station.clock.runUntil(tuesday + 26 * hour);
    expect(station.daemon.status().troubles.map(({ kind }) => kind)).toEqual(['emergency']);
    end(station, '1');
    await station.clock.runUntil(tuesday + 27 * hour);
    await station.daemon.stop();
    expect(station.alarms.map(({ message }) => message)).toEqual([
      expect.stringContaining('"Lũ về" đã lặp lại mỗi 720 phút hơn một ngày'),
      expect.stringContaining('Đã hết:'),
    ]);
  });

  test('one whose hour comes before a repeat is said once, and whoever ordered it learns that', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60, untilAt: tuesday + 59 * minute });
    await station.clock.runUntil(tuesday + 3 * hour);
    await station.daemon.stop();
    expect(heardOf(station)).toEqual([['1', 0, 'finished']]);
    expect(states()).toEqual(['1 aired emergency']);
    const outcome = becameOf(place.store, 'khan-cap@2026-11-24T08:00/1', tuesday + minute);
    expect(outcome && sayOutcome(outcome, 'Asia/Ho_Chi_Minh')).toContain(
      'Chỉ phát lần này, không nhắc lại: đến 08:59 thì chưa kịp, lần nhắc đầu là 09:00.',
    );
  });

  test('stopped or silent the first time, whoever ordered it learns that it stands, and how to end it', async () => {
    const station = await start(quiet);
    order(station, { everyMinutes: 60 });
    await station.clock.runUntil(tuesday + 10_000);
    place.store.ask('Bà Hoa', { kind: 'stop', reason: '', makeUp: false }, station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(tuesday + minute);
    await station.daemon.stop();
    const first = 'khan-cap@2026-11-24T08:00/1';
    for (const tell of [becameOf, silentOutcome]) {
      const outcome = tell(place.store, first, station.clock.now());
      const said = outcome && sayOutcome(outcome, 'Asia/Ho_Chi_Minh');
      expect(said).toContain('Nhắc lại mỗi 60 phút, cho đến khi kết thúc; lần tới 09:00.');
      expect(said).toContain(`emergency --end ${first} --by`);
    }
  });

  test.each([
    [{ everyMinutes: 4 }, 'interval'],
    [{ everyMinutes: 721 }, 'interval'],
    [{ everyMinutes: 5, durationMs: 5 * minute }, 'longer-than-interval'],
  ])('%j is refused: %s, and nothing sounds', async (asked, code) => {
    const station = await start(quiet);
    order(station, asked);
    await station.clock.runUntil(tuesday + 2 * hour);
    await station.daemon.stop();
    expect(station.heard).toEqual([]);
    expect(place.store.request(1)?.outcome).toMatchObject({
      code: 'repeat-refused',
      refusal: { code },
    });
  });

  test('its hourly repeats leave the day its sessions: what was lost is made up', async () => {
    const campaigns = [airingWhen({ dates: ['2026-11-24 17:00'] })];
    const ward = wardWith({ maxSessionsPerDay: 1 });
    const first = await start({ campaigns, ward });
    order(first, { everyMinutes: 60 });
    await first.clock.runUntil(at('2026-11-24T17:00') + 10_000);
    const stop = { kind: 'stop', reason: '', makeUp: true, slot: 'thu@2026-11-24T17:00' } as const;
    await first.clock.runUntil(at('2026-11-24T17:01') + 10_000);
    place.store.ask('Bà Hoa', stop, first.clock.now());
    first.daemon.poke();
    await first.clock.runUntil(at('2026-11-26T12:00'));
    await first.daemon.stop();
    const made = place.store.slots().filter(({ makeUpFor }) => makeUpFor !== undefined);
    expect(made.map(({ state }) => state)).toEqual(['aired']);
  });
});
