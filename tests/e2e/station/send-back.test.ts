import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { keepSentBack, readSentBack } from '../../../scheduler/store/sent-back.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped, type SteppedStation } from '../../setup/stepped-daemon.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-send-back-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const begins = Date.parse('2026-11-24T17:00:00+07:00');
const slotId = 'thu@2026-11-24T17:00';

async function open(store: Store): Promise<SteppedStation> {
  const station = await startStepped({
    ...{ dataDir: home, store, ward: wardWith({}, { approval: { required: true } }) },
    campaigns: [campaignWith({ startsOn: '2026-11-24' })],
    now: begins - 3_600_000,
  });
  await station.clock.runUntil(begins - 3_000_000);
  return station;
}

/** The act about the slot's bulletin; the outcome. */
async function ask({ store, clock, daemon }: SteppedStation, kind: 'approve' | 'send-back') {
  const bulletin = store.slot(slotId)?.bulletin;
  if (!bulletin) throw new Error('it is made by now');
  const { sha256, contentKey } = bulletin;
  const about = { campaign: 'thu', sha256, contentKey };
  const act: OperatorAct =
    kind === 'approve' ? { kind, ...about } : { kind, ...about, reason: 'sai số điện thoại' };
  const { id } = store.ask('Bà Bình', act, clock.now());
  daemon.poke();
  await clock.runUntil(clock.now() + 1000);
  return store.request(id)?.outcome;
}

const troubles = ({ daemon }: SteppedStation) =>
  daemon.status().troubles.filter(({ id }) => id.startsWith('sent-back'));

describe('a bulletin that is sent back', () => {
  it('does not air, though it was approved before, and is a trouble with the reason', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 'approve');
    expect(await ask(station, 'send-back')).toMatchObject({ ok: true, code: 'sent-back' });
    expect(troubles(station)).toMatchObject([{ kind: 'approval', slot: slotId }]);
    expect(troubles(station)[0]?.what).toContain('Bà Bình trả lại');
    expect(troubles(station)[0]?.what).toContain('sai số điện thoại');
    await station.clock.runUntil(begins + 3_600_000);
    expect(station.heard).toEqual([]);
    expect(store.slot(slotId)).toMatchObject({ state: 'missed', reason: { code: 'not-approved' } });
    await station.daemon.stop();
    expect(store.verify()).toMatchObject({ ok: true });
  });
  it('airs where it is approved after all, and the trouble is over', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 'send-back');
    await ask(station, 'approve');
    expect(troubles(station)).toEqual([]);
    expect(readSentBack(store)).toEqual([]);
    await station.clock.runUntil(begins + 3_600_000);
    expect(store.slot(slotId)?.state).toBe('aired');
    await station.daemon.stop();
  });
  it('is a trouble no more once its slots have another bulletin', async () => {
    const store = createMemoryStore();
    const station = await open(store);
    await ask(station, 'send-back');
    for (const slot of store.slots()) {
      const bulletin = slot.bulletin && { ...slot.bulletin, contentKey: 'khác' };
      if (bulletin)
        store.commit([
          {
            at: 0,
            slot: slot.id,
            event: slot.state,
            detail: {},
            after: { ...slot, bulletin },
            from: slot.state,
          },
        ]);
    }
    station.daemon.poke();
    await station.clock.runUntil(begins - 2_000_000);
    expect(troubles(station)).toEqual([]);
    await station.daemon.stop();
  });
  it('is known after a restart, on the disk', () => {
    const file = join(home, 'loa.db');
    const back = { campaign: 'thu', sha256: 'a', contentKey: 'k', by: 'Bà Bình', at: 1 };
    const store = openSqliteStore(file);
    store.approve(back);
    keepSentBack(store, { ...back, reason: 'sai' });
    store.close();
    const again = openSqliteStore(file);
    expect(again.approvals()).toEqual([]);
    expect(readSentBack(again)).toEqual([{ ...back, reason: 'sai' }]);
    again.close();
  });
});
