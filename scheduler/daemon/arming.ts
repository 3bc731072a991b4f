// One slot from eight seconds before its moment to its first sample. All that takes time is done here; at the moment
// nothing is read, opened or started.
import type { Settlement } from '../core/settle.ts';
import type { Slot, SlotBulletin } from '../core/slot.ts';
import { heardBefore, positionWhenLate } from '../core/relays.ts';
import { beginAiring } from './airing.ts';
import type { Airing } from './begun.ts';
import type { Emission } from './emission.ts';
import { createFileCheck } from './bulletin-file.ts';
import type { OnAir } from './on-air.ts';
import { inTheWay } from './repeats.ts';
import type { State } from './state.ts';
import { prepareSlot } from './prepare-slot.ts';
import {
  armAgainRealMs,
  intentAheadRealMs,
  joinAheadRealMs,
  openAgainUntilRealMs,
  toleranceRealMs,
} from './timing.ts';

export interface ArmingParts {
  readonly state: State;
  readonly onAir: OnAir;
  /** What is to be done at an instant, as the store stands now. */
  readonly settleAt: (now: number) => readonly Settlement[];
  /** That bulletin's file is damaged and must be made again. */
  readonly forget: (sha256: string) => void;
}

/** Opens a slot's bulletin and begins its airing at its moment; resolves when that is done or given up, or `release` aborts. */
export type Arm = (slot: Slot, bulletin: SlotBulletin, release: AbortSignal) => Promise<void>;

export function createArming({ state, onAir, settleAt, forget }: ArmingParts): Arm {
  const { clock } = state.parts;
  const real = (ms: number): number => ms * clock.speed;
  const files = createFileCheck(state, forget);

  /** Where and when it begins: a relay that goes on without it is joined where it is by then. */
  const beginning = (slot: Slot, bulletin: SlotBulletin) => {
    const joinAt = clock.now() + real(joinAheadRealMs);
    const isLate = clock.now() - slot.startsAt > real(toleranceRealMs);
    const heardMs = heardBefore({ ...slot, bulletin }, state.parts.store.slots());
    const fromMs = isLate ? positionWhenLate(bulletin, joinAt - slot.startsAt, heardMs) : 0;
    return { fromMs, notBefore: fromMs > 0 ? joinAt : slot.startsAt };
  };

  /** Open, and again where no output could be, as long as there is time. */
  const open = async (slot: Slot, bulletin: SlotBulletin, release: AbortSignal) => {
    for (;;) {
      const held = clock.hold();
      const { fromMs, notBefore } = beginning(slot, bulletin);
      const emission = await prepareSlot(state, slot, bulletin, fromMs).finally(held);
      const timeIsUp = clock.now() >= slot.startsAt - real(openAgainUntilRealMs);
      if (emission.someOpen || timeIsUp || release.aborted) return { emission, fromMs, notBefore };
      await emission.discard();
      await clock.pause(real(1000), release);
    }
  };

  /** Resolves when nothing is on the air that it has to wait for. */
  const untilClear = async (slot: Slot, release: AbortSignal): Promise<void> => {
    const before = (): Airing | undefined => inTheWay(slot, onAir.current());
    for (let on = before(); on && !release.aborted; on = before()) await on.over;
  };

  /** What waited for so long that it would begin elsewhere by now is opened anew, there. */
  const openWhenClear = async (slot: Slot, bulletin: SlotBulletin, release: AbortSignal) => {
    let opened = await open(slot, bulletin, release);
    const aheadMs = opened.emission.waitsItself ? real(intentAheadRealMs) : 0;
    await clock.wait(slot.startsAt - aheadMs, release);
    for (;;) {
      await untilClear(slot, release);
      const isInTime = clock.now() - opened.notBefore <= real(toleranceRealMs);
      if (release.aborted || isInTime) return opened;
      if (beginning(slot, bulletin).fromMs === opened.fromMs) return opened;
      await opened.emission.discard();
      opened = await open(slot, bulletin, release);
    }
  };

  return async (slot, bulletin, release) => {
    if (!(await files.canAir(slot, bulletin, release))) return;
    const { emission, notBefore } = await openWhenClear(slot, bulletin, release);
    // What it cuts into sounds until its moment.
    if (onAir.current()) await clock.wait(slot.startsAt, release);
    // Everything is asked again at the moment itself: it may have been cancelled, changed or given up meanwhile.
    const moment = Math.max(clock.now(), slot.startsAt);
    const verdict = settleAt(moment).find((one) => one.slot.id === slot.id);
    const same = verdict?.slot.bulletin?.sha256 === bulletin.sha256;
    if (release.aborted || verdict?.verdict !== 'start' || !same) {
      await letGo(state, slot, emission, release);
      // What is in its way may be gone by its moment: it is opened again, but not again and again.
      if (verdict?.verdict !== 'start' && clock.now() < slot.startsAt)
        await clock.pause(real(armAgainRealMs), release);
      return;
    }
    files.aired(slot);
    onAir.put((clear) =>
      beginAiring(state, verdict.slot, bulletin, emission, { notBefore, clear }),
    );
  };
}

async function letGo(
  state: State,
  slot: Slot,
  emission: Emission,
  release: AbortSignal,
): Promise<void> {
  // It may have been given up because it took so long: then nobody else says what did.
  for (const { output, message } of release.aborted ? [] : emission.closed)
    state.troubles.raise({
      ...{ id: `not-opened ${output} ${slot.id}`, kind: 'incident', slot: slot.id },
      what: `${output}: ${message}`,
    });
  await emission.discard();
}
