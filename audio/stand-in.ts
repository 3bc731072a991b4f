// The embedded voice in place of one that cannot: a bulletin in a plainer voice, said to be so, and no silence.
import type { Ward } from '../content/schema/ward.ts';
import { LoaError } from '../content/schema/loa-error.ts';
import { openVoice, standIn } from './voices/open-voice.ts';
import { VoiceError, type Voice } from './voices/voice.ts';

/** Why the embedded voice spoke in place of the ward's. */
export interface StandIn {
  readonly code: 'voice-failed' | 'voice-missing' | 'voice-slow';
  /** Of the ward's. */
  readonly name: string;
  /** Vietnamese, whole sentences: what was wrong, and who spoke. */
  readonly message: string;
}

interface StandInSettings {
  readonly dataDir: string;
  readonly voiceWithinMs?: number | undefined;
  readonly onStandIn?: ((why: StandIn) => void) | undefined;
}

const codes = ['voice-failed', 'voice-missing', 'voice-slow'] as const;

/**
 * `act` with the ward's voice; where that is a neural one and is missing, fails or is too slow, all of `act` anew with the
 * embedded one: a bulletin has one voice from its beginning to its end. Every call tries the ward's own again.
 */
export async function withStandIn<T>(
  settings: Ward['voice'],
  { dataDir, voiceWithinMs, onStandIn }: StandInSettings,
  act: (voice: Voice) => Promise<T>,
): Promise<T> {
  try {
    const voice = openVoice(settings, dataDir);
    // A voice in whose place nothing could speak has the time it takes: late is better than silent.
    const isTimed = settings.kind === 'neural' && voiceWithinMs !== undefined;
    return await using(isTimed ? within(voice, voiceWithinMs) : voice, act);
  } catch (error) {
    const code = settings.kind === 'neural' ? codeOf(error) : undefined;
    if (code === undefined) throw error;
    const made = await using(standIn(settings.rate), act);
    const why = error instanceof Error ? error.message : String(error);
    onStandIn?.({
      ...{ code, name: settings.name },
      message: `${why} Giọng có sẵn (espeak) đọc thay cả bản tin này.`,
    });
    return made;
  }
}

/** Errors of a voice come as such, or in the words of the room (`asAudioErrors`): the code is the same. */
function codeOf(error: unknown): StandIn['code'] | undefined {
  return error instanceof LoaError ? codes.find((code) => code === error.code) : undefined;
}

async function using<T>(voice: Voice, act: (voice: Voice) => Promise<T>): Promise<T> {
  try {
    return await act(voice);
  } finally {
    await voice.close();
  }
}

/** The voice as long as there is time: what it has said before needs none. */
function within(voice: Voice, ms: number): Voice {
  const until = performance.now() + ms;
  const tooSlow = (cause?: unknown): VoiceError =>
    new VoiceError(
      'voice-slow',
      `Giọng nơ-ron đọc không kịp giờ phát (được ${Math.round(ms / 1000)} giây).`,
      cause,
    );
  return {
    ...voice,
    async speak(text, signal, delivery) {
      const left = until - performance.now();
      if (left <= 0) throw tooSlow();
      const late = AbortSignal.timeout(Math.ceil(left));
      try {
        return await voice.speak(text, signal ? AbortSignal.any([signal, late]) : late, delivery);
      } catch (error) {
        if (late.aborted && signal?.aborted !== true) throw tooSlow(error);
        throw error;
      }
    },
  };
}
