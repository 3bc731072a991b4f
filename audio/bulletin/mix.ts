// Sounds that lie on one timeline, added up.

/** Sound with where it lies, before it is laid there. */
export interface Laid {
  readonly samples: Int16Array;
  readonly from: number;
  /** Samples over which it comes in and goes out. */
  fadeIn: number;
  fadeOut: number;
  readonly isText: boolean;
}

/** Adds a sound to what lies there already. Both fade by equal power, so that together they are as loud as one. */
export function mix(target: Int16Array, { samples, from, fadeIn, fadeOut }: Laid): void {
  if (fadeIn === 0 && fadeOut === 0) {
    addTo(target, samples, from);
    return;
  }
  const faded = samples.map((sample, index) => {
    const fromEnd = samples.length - index;
    const comes = index < fadeIn ? Math.sin((Math.PI / 2) * (index / fadeIn)) : 1;
    const goes = fromEnd < fadeOut ? Math.sin((Math.PI / 2) * (fromEnd / fadeOut)) : 1;
    return Math.round(sample * comes * goes);
  });
  addTo(target, faded, from);
}

function addTo(target: Int16Array, samples: Int16Array, from: number): void {
  for (let index = 0; index < samples.length; index += 1) {
    const sum = (target[from + index] ?? 0) + (samples[index] ?? 0);
    target[from + index] = Math.max(-32_768, Math.min(32_767, sum));
  }
}
