// Sounds that can be told apart by their tone: a stream is 440 Hz, a bulletin 1 kHz.
export const sampleRateHz = 48_000;
export const liveHz = 440;
export const bulletinHz = 1000;

/** `ms` of a tone, from sample `from` of it on. */
export function tone(hz: number, ms: number, from = 0, amplitude = 5000): Int16Array {
  const step = (2 * Math.PI * hz) / sampleRateHz;
  const length = Math.round((ms * sampleRateHz) / 1000);
  return Int16Array.from({ length }, (_, at) =>
    Math.round(amplitude * Math.sin(step * (from + at))),
  );
}

/** How strong a tone is in a sound: its amplitude (Goertzel). */
export function strength(samples: Int16Array, hz: number): number {
  const step = (2 * Math.PI * hz) / sampleRateHz;
  const turn = 2 * Math.cos(step);
  let before = 0;
  let last = 0;
  for (const sample of samples) [before, last] = [last, sample + turn * last - before];
  const power = before * before + last * last - turn * before * last;
  return (2 * Math.sqrt(Math.max(0, power))) / Math.max(1, samples.length);
}

/** Which of the two sounds in each stretch of `ms`, run together: `live 3, none 2` are three stretches and two. */
export function soundsIn(samples: Int16Array, ms: number): readonly string[] {
  const size = Math.round((ms * sampleRateHz) / 1000);
  const heard: { what: string; times: number }[] = [];
  for (let at = 0; at + size <= samples.length; at += size) {
    const part = samples.subarray(at, at + size);
    const live = strength(part, liveHz) > 400;
    const bulletin = strength(part, bulletinHz) > 400;
    const what = live && bulletin ? 'both' : live ? 'live' : bulletin ? 'bulletin' : 'none';
    const before = heard.at(-1);
    if (before?.what === what) before.times += 1;
    else heard.push({ what, times: 1 });
  }
  return heard.map(({ what, times }) => `${what} ${times}`);
}
