// How long a bulletin's voice may take, and what is said where the embedded one spoke in its place: never silently.
import type { StandIn } from '../../audio/index.ts';
import type { Slot } from '../core/slot.ts';
import type { VoiceOrder } from './parts.ts';
import type { State } from './state.ts';
import { voiceMostRealMs, voiceReserveRealMs } from './timing.ts';

/** Of a bulletin; `name`: what it is made under, `slot`: '' for a page. */
export interface Made {
  readonly name: string;
  readonly title: string;
  readonly slot: string;
  /** Its voice took too long a short while ago: what it has said before is used, nothing new is asked of it. */
  readonly isSlow?: boolean;
}

export interface VoiceOrdered {
  readonly order: VoiceOrder;
  readonly standIn: () => StandIn | undefined;
  /** It had all the time a voice may have, and was not done. */
  readonly wasSlow: () => boolean;
  readonly tell: () => void;
}

export function createVoiceOrder(
  { parts: { clock, store }, journal, troubles }: Pick<State, 'parts' | 'journal' | 'troubles'>,
  { name, title, slot, isSlow = false }: Made,
): VoiceOrdered {
  const neededAt = neededFrom(store.slots(), slot, clock.now());
  const withinMs = isSlow ? 0 : voiceTimeMs((neededAt - clock.now()) / clock.speed);
  let standIn: StandIn | undefined;
  return {
    order: {
      withinMs,
      onStandIn: (why) => (standIn = why),
    },
    standIn: () => standIn,
    // One that had less time was not slow: the airing was near.
    wasSlow: () => standIn?.code === 'voice-slow' && withinMs === voiceMostRealMs,
    tell() {
      const id = `voice ${name}`;
      if (!standIn) {
        troubles.over(id);
        return;
      }
      const { code, message } = standIn;
      const what = `Bản tin "${title}": ${message}`;
      journal.note('voice-stand-in', { code, voice: standIn.name, message: what }, slot);
      troubles.raise(
        {
          ...{ id, kind: 'voice', slot, what },
          mend: 'Bản tin sau lại thử giọng đã chọn. Xem và đổi giọng: Bàn trực › Máy › Giọng đọc.',
        },
        { isLogged: true },
      );
    },
  };
}

/** When the next slot needs the workbench: the one that is worked for, or an earlier one without a bulletin. Epoch ms; Infinity: none. */
export function neededFrom(
  slots: readonly Pick<Slot, 'id' | 'state' | 'startsAt'>[],
  own: string,
  now: number,
): number {
  const needs = slots.filter(
    ({ id, state, startsAt }) => id === own || (state === 'planned' && startsAt > now),
  );
  return Math.min(...needs.map(({ startsAt }) => startsAt));
}

/** How long the voice may take, real ms, of what is left until the airing begins. */
export function voiceTimeMs(untilAiringMs: number): number {
  return Math.max(0, Math.min(voiceMostRealMs, untilAiringMs - voiceReserveRealMs));
}
