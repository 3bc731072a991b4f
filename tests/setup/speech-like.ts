export const speechRateHz = 22_050;

/** Something like speech: syllables of 200 ms on changing tones, a pause of 400 ms after every eighth. Peak 0–1. */
export function speechLike(seconds: number, peak = 0.5): Int16Array {
  return Int16Array.from({ length: Math.round(seconds * speechRateHz) }, (_, index) => {
    const ms = (index / speechRateHz) * 1000;
    const inPhrase = ms % 2000;
    if (inPhrase > 1600) return 0;
    const hz = 300 + 90 * (Math.floor(ms / 200) % 5);
    const swell = Math.sin((Math.PI * (ms % 200)) / 200);
    return Math.round(32_767 * peak * swell * Math.sin((2 * Math.PI * hz * ms) / 1000));
  });
}

/** Sounds one after another. */
export function oneAfterAnother(...parts: readonly Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

export function silence(seconds: number): Int16Array {
  return new Int16Array(Math.round(seconds * speechRateHz));
}
