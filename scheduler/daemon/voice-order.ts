// How long a bulletin's voice may take, and what is said where the embedded one spoke in its place: never silently.
import type { StandIn } from '../../audio/index.ts';
import type { VoiceOrder } from './parts.ts';
import type { State } from './state.ts';
import { voiceMostRealMs, voiceReserveRealMs } from './timing.ts';

/** Of a bulletin; `name`: what it is made under, `slot`: '' for a page. */
interface Made {
  readonly name: string;
  readonly title: string;
  readonly slot: string;
}

export function createVoiceOrder(
  { parts: { clock, store }, journal, troubles }: Pick<State, 'parts' | 'journal' | 'troubles'>,
  { name, title, slot }: Made,
): { readonly order: VoiceOrder; isStandIn(): boolean; tell(): void } {
  const startsAt = slot === '' ? undefined : store.slot(slot)?.startsAt;
  let standIn: StandIn | undefined;
  return {
    order: {
      withinMs: voiceTimeMs(
        startsAt === undefined ? Infinity : (startsAt - clock.now()) / clock.speed,
      ),
      onStandIn: (why) => (standIn = why),
    },
    isStandIn: () => standIn !== undefined,
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

/** How long the voice may take, real ms, of what is left until the airing begins. */
export function voiceTimeMs(untilAiringMs: number): number {
  return Math.max(0, Math.min(voiceMostRealMs, untilAiringMs - voiceReserveRealMs));
}
