// The second measure of the bench, held against what IEC 60268-16 says by formula.
import { expect, test } from 'vitest';
import { leftByDecay, octavesHz, sti, swingsLeft, untouchedSwings } from '../../bench/horn/sti.ts';
import { streetRateHz } from '../../bench/horn/street.ts';

const everyOctave = (left: readonly number[], snrDb: number): number =>
  sti(
    octavesHz.map(() => ({ left, speechDb: 60, noiseDb: 60 - snrDb })),
    { masked: false },
  );

for (const [snrDb, expected] of [
  [-15, 0],
  [-6, 0.3],
  [0, 0.5],
  [3, 0.6],
  [9, 0.8],
  [15, 1],
  [40, 1],
] as const)
  test(`speech ${snrDb} dB above noise, no echo: (${snrDb} + 15) / 30 = ${expected}`, () => {
    expect(everyOctave(untouchedSwings, snrDb)).toBeCloseTo(expected, 6);
  });

/** Noise from a seed that dies away by 60 dB in `seconds`. */
function decay(seconds: number): Float64Array {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Float64Array.from(
    { length: 2 * seconds * streetRateHz },
    (_, at) =>
      Math.sqrt(-2 * Math.log(1 - next())) *
      Math.cos(2 * Math.PI * next()) *
      10 ** ((-3 * at) / (seconds * streetRateHz)),
  );
}

for (const seconds of [0.5, 1, 2])
  test(`an echo that dies away in ${seconds} s leaves what 1/√(1 + (2πFT/13.8)²) says`, () => {
    const response = decay(seconds);
    const formula = everyOctave(leftByDecay(seconds), 60);
    const measured = sti(
      octavesHz.map((hz) => ({ left: swingsLeft(response, hz), speechDb: 60, noiseDb: 0 })),
      { masked: false },
    );
    expect(measured).toBeCloseTo(formula, 1);
    expect(Math.abs(measured - formula)).toBeLessThan(0.03);
  });

test('the longer an echo, the lower; noise on top of it, lower still', () => {
  const [short, long] = [leftByDecay(0.5), leftByDecay(2)];
  expect(everyOctave(short, 60)).toBeGreaterThan(everyOctave(long, 60));
  expect(everyOctave(long, 60)).toBeGreaterThan(everyOctave(long, 3));
});

test('one echo as loud as the sound, 100 ms later, leaves |cos πFτ|', () => {
  const response = new Float64Array(streetRateHz / 2);
  response[0] = 1;
  response[streetRateHz / 10] = 1;
  const left = swingsLeft(response, 2000);
  const swings = [0.63, 0.8, 1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10, 12.5];
  swings.forEach((hz, at) => {
    expect(left[at]).toBeCloseTo(Math.abs(Math.cos(Math.PI * hz * 0.1)), 2);
  });
});

test('louder than the ear takes, loud octaves hide the next: 100 dB is less than 70 dB', () => {
  const at = (speechDb: number): number =>
    sti(octavesHz.map(() => ({ left: untouchedSwings, speechDb, noiseDb: 0 })));
  expect(at(70)).toBeGreaterThan(at(100));
  expect(at(5)).toBeLessThan(at(70));
});
