// A slot's bulletin as a file. One that is broken is lost, to be made again; one that cannot be looked at now is not.
import { advance, type Slot, type SlotBulletin } from '../core/slot.ts';
import { lookAtBulletin } from '../inspect/inspect-bulletin.ts';
import { troubleOf } from './slot-troubles.ts';
import type { State } from './state.ts';
import { afterErrorRealMs, lostAgainRealMs } from './timing.ts';

export interface FileCheck {
  /** Whether the file can air; what it cannot is told, and rested from. `release` ends the rest. */
  canAir(slot: Slot, bulletin: SlotBulletin, release: AbortSignal): Promise<boolean>;
  /** It was good: what was lost before counts no more. */
  aired(slot: Slot): void;
}

/** `forget`: that bulletin's file is damaged and must be made again. */
export function createFileCheck(state: State, forget: (sha256: string) => void): FileCheck {
  const { clock, config } = state.parts;
  const real = (ms: number): number => ms * clock.speed;
  /** How often a slot's bulletin was lost at its moment. */
  const losses = new Map<string, number>();
  return {
    async canAir(slot, bulletin, release) {
      const letGo = clock.hold();
      const look = await lookAtBulletin(config, bulletin).finally(letGo);
      const unreadable = { id: `unreadable ${slot.id}`, kind: 'bulletin', slot: slot.id } as const;
      if (look.how === 'good') {
        state.troubles.over(unreadable.id);
        return true;
      }
      if (look.how === 'unknown') {
        state.troubles.raise({ ...unreadable, what: look.why });
        await clock.pause(real(afterErrorRealMs), release);
        return false;
      }
      const before = losses.get(slot.id) ?? 0;
      losses.set(slot.id, before + 1);
      loseBulletin(state, slot, look.why, forget);
      state.troubles.raise({ ...troubleOf(slot, 'bulletin'), what: look.why });
      // Once is mended at once. What is lost again and again must not fill the log.
      if (before > 0)
        await clock.pause(real(lostAgainRealMs) * 2 ** Math.min(before - 1, 5), release);
      return false;
    },
    aired(slot) {
      losses.delete(slot.id);
    },
  };
}

/** A slot whose bulletin is broken waits for a new one. */
export function loseBulletin(
  state: State,
  slot: Slot,
  said: string,
  forget: (sha256: string) => void,
): void {
  if (state.parts.store.slot(slot.id)?.state !== 'ready') return;
  const reason = { code: 'bulletin-broken', said } as const;
  state.journal.record([
    advance(slot, { act: 'lose-bulletin', reason }, state.parts.clock.now()).change,
  ]);
  if (slot.bulletin) forget(slot.bulletin.sha256);
  state.poke();
}
