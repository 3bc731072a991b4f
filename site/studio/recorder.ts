// What is being recorded and what was recorded last. Knows no page.
import { openMicrophone, type Microphone } from './microphone.ts';

export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
}

export interface Recorder {
  /** Opens the microphone, or another one. @throws NoMicrophone */
  open(device?: string): Promise<Microphone>;
  /** The open one. */
  microphone(): Microphone | undefined;
  begin(): void;
  /** What came in since `begin`. */
  end(): Sound;
  close(): void;
}

interface Listens {
  /** Each stretch, as long as the microphone is open. */
  readonly hear: (samples: Float32Array, ms: number) => void;
  readonly lost: () => void;
  readonly tap: string;
}

export function createRecorder({ hear, lost, tap }: Listens): Recorder {
  let microphone: Microphone | undefined;
  let taken: Float32Array[] | undefined;
  let sampleRateHz = 48_000;
  const close = (): void => {
    microphone?.close();
    microphone = undefined;
  };
  return {
    async open(device) {
      if (microphone && (device === undefined || device === microphone.device)) return microphone;
      close();
      microphone = await openMicrophone({
        ...{ tap, device },
        hear(samples, ms) {
          taken?.push(samples);
          hear(samples, ms);
        },
        lost() {
          close();
          lost();
        },
      });
      ({ sampleRateHz } = microphone);
      return microphone;
    },
    microphone: () => microphone,
    begin() {
      taken = [];
    },
    end() {
      const samples = joined(taken ?? []);
      taken = undefined;
      // Also of a microphone that was pulled out meanwhile.
      return { samples, sampleRateHz };
    },
    close,
  };
}

function joined(stretches: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(stretches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const stretch of stretches) {
    whole.set(stretch, at);
    at += stretch.length;
  }
  return whole;
}
