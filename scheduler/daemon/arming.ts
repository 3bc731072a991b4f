// One slot from eight seconds before its moment to its first sample. All that takes time is done here; at the moment
// nothing is read, opened or started.
import type { Settlement } from '../core/settle.ts';
import type { Slot, SlotBulletin } from '../core/slot.ts';
import { beginAiring, prepareSlot } from './airing.ts';
import type { Emission } from './emission.ts';
import { lookAtBulletin } from '../inspect/inspect-bulletin.ts';
import type { OnAir } from './on-air.ts';
import { loseBulletin, troubleOf } from './preflight.ts';
import { alarm } from './alarm.ts';
import type { State } from './state.ts';
import {
  afterErrorRealMs,
  intentAheadRealMs,
  lostAgainRealMs,
  openAgainUntilRealMs,
} from './timing.ts';
import { trouble, troubleOver } from './troubles.ts';

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
  const { clock, config } = state.parts;
  const real = (ms: number): number => ms * clock.speed;
  /** How often a slot's bulletin was lost at its moment. */
  const losses = new Map<string, number>();

  /** Whether the file can air. One that is broken is lost, to be made again; one that cannot be looked at now is not. */
  const canAir = async (
    slot: Slot,
    bulletin: SlotBulletin,
    release: AbortSignal,
  ): Promise<boolean> => {
    const letGo = clock.hold();
    const look = await lookAtBulletin(config.bulletinDir, bulletin).finally(letGo);
    if (look.how === 'good') {
      troubleOver(state, unreadableOf(slot));
      return true;
    }
    if (look.how === 'unknown') {
      trouble(state, unreadableOf(slot), slot.id, look.why);
      await clock.pause(real(afterErrorRealMs), release);
      return false;
    }
    const before = losses.get(slot.id) ?? 0;
    losses.set(slot.id, before + 1);
    loseBulletin(state, slot, look.why, forget);
    trouble(state, troubleOf(slot, 'bulletin'), slot.id, look.why);
    // Once is mended at once. What is lost again and again must not fill the log.
    if (before > 0)
      await clock.pause(real(lostAgainRealMs) * 2 ** Math.min(before - 1, 5), release);
    return false;
  };

  /** Open, and again where no output could be, as long as there is time. */
  const open = async (slot: Slot, bulletin: SlotBulletin, release: AbortSignal) => {
    for (;;) {
      const held = clock.hold();
      const emission = await prepareSlot(state, slot, bulletin).finally(held);
      const timeIsUp = clock.now() >= slot.startsAt - real(openAgainUntilRealMs);
      if (emission.someOpen || timeIsUp || release.aborted) return emission;
      await emission.discard();
      await clock.pause(real(1000), release);
    }
  };

  return async (slot, bulletin, release) => {
    if (!(await canAir(slot, bulletin, release))) return;
    const emission = await open(slot, bulletin, release);
    const aheadMs = emission.waitsItself ? real(intentAheadRealMs) : 0;
    await clock.wait(slot.startsAt - aheadMs, release);
    for (let on = onAir.current(); on && !release.aborted; on = onAir.current()) await on.over;
    // Everything is asked again at the moment itself: it may have been cancelled, changed or given up meanwhile.
    const moment = Math.max(clock.now(), slot.startsAt);
    const verdict = settleAt(moment).find((one) => one.slot.id === slot.id);
    const same = verdict?.slot.bulletin?.sha256 === bulletin.sha256;
    if (release.aborted || verdict?.verdict !== 'start' || !same) {
      await letGo(state, slot, emission, release);
      return;
    }
    losses.delete(slot.id);
    onAir.put((clear) =>
      beginAiring(state, verdict.slot, bulletin, emission, { notBefore: slot.startsAt, clear }),
    );
  };
}

function unreadableOf(slot: Slot): string {
  return `unreadable ${slot.id}`;
}

async function letGo(
  state: State,
  slot: Slot,
  emission: Emission,
  release: AbortSignal,
): Promise<void> {
  // It may have been given up because it took so long: then nobody else says what did.
  for (const { output, message } of release.aborted ? [] : emission.closed)
    alarm(state, slot.id, `${output}: ${message}`);
  await emission.discard();
}
