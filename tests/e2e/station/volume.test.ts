import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import { sayOutcome } from '../../../scheduler/core/say-outcome.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { Output } from '../../../scheduler/playout/output.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { listener, startStepped, type StationSetup } from '../../setup/stepped-daemon.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-volume-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const begins = Date.parse('2026-11-24T17:00:00+07:00');

async function open(store: Store, rest: Partial<StationSetup> = {}) {
  const turned: (readonly [string, number])[] = [];
  const turnable = (output: Output, reach: 'now' | 'next'): Output => ({
    ...output,
    volume: { reach, set: (gainDb) => turned.push([output.name, gainDb]) },
  });
  const station = await startStepped({
    ...{ dataDir: home, store, ward: wardWith(), now: begins - 3_600_000 },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    outputs: (heard, clock) => ({
      chosen: [
        turnable(listener('speaker', heard, clock), 'now'),
        turnable(listener('icecast', heard, clock), 'next'),
        listener('folder', heard, clock),
      ],
      standby: [],
    }),
    ...rest,
  });
  const turn = async (gainDb: number) => {
    const { id } = store.ask('Bà Hoa', { kind: 'volume', gainDb }, station.clock.now());
    station.daemon.poke();
    await station.clock.runUntil(station.clock.now() + 1000);
    return store.request(id)?.outcome;
  };
  return { station, turned, turn };
}

describe('the volume', () => {
  it('is turned at once, and says which outputs it does not reach', async () => {
    const store = createMemoryStore();
    const { station, turned, turn } = await open(store);
    await station.clock.runUntil(begins + 30_000);
    turned.length = 0;
    const outcome = await turn(-6);
    expect(turned).toEqual([
      ['speaker', -6],
      ['icecast', -6],
    ]);
    expect(outcome).toMatchObject({ code: 'volume-set', later: ['icecast'], never: ['folder'] });
    expect(outcome && sayOutcome(outcome, 'Asia/Ho_Chi_Minh')).toBe(
      'Âm lượng: nhỏ đi 6 đê xi ben. icecast: từ buổi sau. Không chỉnh được ở đây: folder; chỉnh ở máy phát ấy. Thông báo khẩn vẫn phát to nhất.',
    );
    expect(station.daemon.status()).toMatchObject({ volume: { gainDb: -6, never: ['folder'] } });
    expect(store.events().at(-1)).toMatchObject({
      ...{ event: 'volume', detail: { by: 'Bà Hoa', gainDb: -6, from: 0 } },
    });
    await station.daemon.stop();
  });
  it('holds after a restart, and for outputs that are opened anew', async () => {
    const store = createMemoryStore();
    const first = await open(store);
    await first.turn(-12);
    await first.station.daemon.stop();
    const { station, turned } = await open(store);
    expect(turned).toContainEqual(['speaker', -12]);
    expect(station.daemon.status().volume).toMatchObject({ gainDb: -12 });
    await station.daemon.stop();
  });
  it('is turned where no daemon runs, too', async () => {
    const store = createMemoryStore();
    const request = store.ask('Bà Hoa', { kind: 'volume', gainDb: -3 }, begins);
    carryOut({ store, now: begins, ward: wardWith() }, request);
    expect(store.request(request.id)?.outcome).toMatchObject({ ok: true, gainDb: -3 });
    const { station, turned } = await open(store);
    expect(turned).toContainEqual(['speaker', -3]);
    await station.daemon.stop();
  });
  it.each([1, -41, Number.NaN])('is not turned to %d', async (gainDb) => {
    const { station, turn } = await open(createMemoryStore());
    expect(await turn(gainDb)).toMatchObject({ ok: false, code: 'volume-range' });
    await station.daemon.stop();
  });
});
