import type { PlayEvents } from './output.ts';

/** Silence longer than this on the air is a fault, not a pause between sentences. */
export const deadAirMs = 3000;

export interface DeadAirMeter {
  readonly feed: (samples: Int16Array) => void;
  /** The play ends here; a silence that goes on is over with it. */
  readonly end: () => void;
}

/**
 * Listens to signed 16-bit samples as they go out and tells of each stretch of more than 3 s of digital silence: where it
 * began, as soon as it is that long, and where it ended. `fromMs`: the position of the first sample.
 */
export function createDeadAirMeter(
  sampleRateHz: number,
  channels: number,
  fromMs: number,
  events: Pick<PlayEvents, 'silence' | 'silenceOver'>,
): DeadAirMeter {
  const perMs = (sampleRateHz * channels) / 1000;
  const longest = deadAirMs * perMs;
  const position = (samples: number): number => fromMs + samples / perMs;
  let heard = 0;
  let silent = 0;
  const settle = (): void => {
    if (silent > longest) events.silenceOver(position(heard - silent), position(heard));
    silent = 0;
  };
  return {
    feed(samples) {
      for (const sample of samples) {
        // One step of noise is what dither and MP3 leave of silence.
        if (sample > 1 || sample < -1) {
          if (silent > 0) settle();
          heard += 1;
          continue;
        }
        heard += 1;
        silent += 1;
        if (silent - 1 <= longest && silent > longest) events.silence(position(heard - silent));
      }
    },
    end: settle,
  };
}
