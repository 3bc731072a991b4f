/** Silence longer than this on the air is a fault, not a pause between sentences. */
export const deadAirMs = 3000;

/**
 * Listens to signed 16-bit samples as they go out and calls `onDeadAir` with the position at which a stretch of more
 * than 3 s of digital silence ends (or, at `end`, has lasted until the end); once per stretch.
 */
export function createDeadAirMeter(
  sampleRateHz: number,
  channels: number,
  fromMs: number,
  onDeadAir: (positionMs: number) => void,
): { feed(samples: Int16Array): void; end(): void } {
  let heard = 0;
  let silent = 0;
  const perSecond = sampleRateHz * channels;
  const settle = (): void => {
    if (silent > (deadAirMs * perSecond) / 1000) onDeadAir(fromMs + (heard * 1000) / perSecond);
    silent = 0;
  };
  return {
    feed(samples) {
      for (const sample of samples) {
        // One step of noise is what dither and MP3 leave of silence.
        if (sample > 1 || sample < -1) {
          if (silent > 0) settle();
        } else silent += 1;
        heard += 1;
      }
    },
    end: settle,
  };
}
