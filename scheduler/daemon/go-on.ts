// How an airing goes on that was paused: from its sentence; a relay, which went on meanwhile, from where it is by now.
import { positionAfterCut, relayAt } from '../core/relays.ts';
import { sayLength } from '../core/words.ts';
import type { Begun } from './begun.ts';
import type { Emission } from './emission.ts';
import { prepareSlot } from './prepare-slot.ts';
import { resumePosition } from './resume.ts';
import type { State } from './state.ts';
import { joinAheadRealMs } from './timing.ts';

export interface Rest {
  /** Open, ready to sound; undefined where nothing of it is left. */
  readonly emission: Emission | undefined;
  readonly fromMs: number;
  /** When it is to sound, epoch ms; absent: at once. */
  readonly notBefore?: number;
  /** For the log, Vietnamese. */
  readonly message: string;
}

/** The rest of an airing that was cut at `cutMs`, once nothing sounds over it any more; undefined where it was stopped meanwhile. */
export async function prepareToGoOn(
  state: State,
  begun: Begun,
  cutMs: number,
): Promise<Rest | undefined> {
  const { clock, config } = state.parts;
  const { bulletin } = begun;
  // Paused anew before it sounded again, it is cut where it was before.
  const cut = (begun.cut ??= { positionMs: cutMs, at: clock.steadyNow() });
  const relay = relayAt(bulletin, cut.positionMs);
  const sentenceMs = await resumePosition(config.bulletinDir, bulletin.sha256, cut.positionMs);
  for (;;) {
    const gate = begun.gate;
    if (gate) {
      await gate.opened;
      // It may have been paused anew in between.
      if (begun.gate === gate) begun.gate = undefined;
      continue;
    }
    if (wasStopped(begun)) return undefined;
    begun.sounding = new AbortController();
    const aheadMs = joinAheadRealMs * clock.speed;
    const notBefore = clock.now() + aheadMs;
    const fromMs = relay
      ? positionAfterCut(relay, cut.positionMs, clock.steadyNow() - cut.at + aheadMs)
      : sentenceMs;
    if (relay && fromMs >= bulletin.durationMs)
      return { emission: undefined, fromMs, message: 'Phần tiếp âm đã hết giờ của nó.' };
    const emission = await prepareSlot(state, begun.slot, bulletin, fromMs);
    // Nor may it be heard where it was paused or stopped while it was being opened.
    if (begun.sounding.signal.aborted) {
      await emission.discard();
      continue;
    }
    if (!relay || fromMs >= relay.untilMs)
      return { emission, fromMs, message: `Phát tiếp từ ${sayLength(fromMs)}.` };
    const message = `Tiếp âm lại trực tiếp, đúng chỗ đang phát: từ ${sayLength(fromMs)} của buổi.`;
    return { emission, fromMs, notBefore, message };
  }
}

/** Asked anew: it may have been stopped while it was paused. */
function wasStopped({ stopped }: Begun): boolean {
  return stopped !== undefined;
}
