// Sounds that are not speech, computed so that no file and no licence is needed.

const fadeMs = 8;

interface Note {
  readonly hz: number;
  readonly atMs: number;
}

/** Bars struck softly: a fundamental and two of a tubular bell's overtones, each dying away. */
function strike(notes: readonly Note[], durationMs: number, sampleRateHz: number): Int16Array {
  const partials = [
    { ratio: 1, level: 1, halfMs: 260 },
    { ratio: 2.76, level: 0.28, halfMs: 110 },
    { ratio: 5.4, level: 0.1, halfMs: 45 },
  ];
  const samples = new Float64Array(Math.round((durationMs / 1000) * sampleRateHz));
  for (const { hz, atMs } of notes) {
    const from = Math.round((atMs / 1000) * sampleRateHz);
    for (let index = from; index < samples.length; index += 1) {
      const ms = ((index - from) / sampleRateHz) * 1000;
      const attack = Math.min(1, ms / fadeMs);
      const tail = Math.min(1, (durationMs - (index / sampleRateHz) * 1000) / 400);
      let sum = 0;
      for (const { ratio, level, halfMs } of partials) {
        sum += level * 0.5 ** (ms / halfMs) * Math.sin((2 * Math.PI * hz * ratio * ms) / 1000);
      }
      samples[index] = (samples[index] ?? 0) + sum * attack * tail;
    }
  }
  return toInt16(samples, 0.3);
}

function toInt16(samples: Float64Array, peak: number): Int16Array {
  const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return Int16Array.from(samples, (value) => Math.round((value / loudest) * peak * 32_767));
}

/** The station's signal: four rising notes of a pentatonic scale (sol, đô, rê, sol). */
export function openingChime(sampleRateHz: number): Int16Array {
  const notes = [392, 523.25, 587.33, 783.99].map((hz, index) => ({ hz, atMs: index * 380 }));
  return strike(notes, 3000, sampleRateHz);
}

/** Before a campaign of high priority: two notes an octave apart, rising, four times over. */
export function urgentChime(sampleRateHz: number): Int16Array {
  const notes = [0, 1, 2, 3].flatMap((time) => [
    { hz: 523.25, atMs: time * 440 },
    { hz: 1046.5, atMs: time * 440 + 150 },
  ]);
  return strike(notes, 3000, sampleRateHz);
}

/** Its answer at the end: the same notes' first and last, falling. */
export function closingChime(sampleRateHz: number): Int16Array {
  return strike(
    [783.99, 523.25, 392].map((hz, index) => ({ hz, atMs: index * 420 })),
    3000,
    sampleRateHz,
  );
}

/** Before an emergency text, and never before or for anything else: two alternating tones that no chime can be taken for, three seconds. */
export function emergencyTone(sampleRateHz: number): Int16Array {
  const samples = new Float64Array(3 * sampleRateHz);
  let phase = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const seconds = index / sampleRateHz;
    phase += (2 * Math.PI * (Math.floor(seconds * 2) % 2 === 0 ? 880 : 660)) / sampleRateHz;
    const edge = Math.min(1, seconds * 50, (3 - seconds) * 50);
    samples[index] = (Math.sin(phase) + 0.3 * Math.sin(3 * phase)) * edge;
  }
  return toInt16(samples, 0.5);
}
