// The measure of the bench. Figures beside numpy's by the reference's own steps (the same to six decimals) were looked at by hand.
import { expect, test } from 'vitest';
import { estoi, estoiRateHz } from '../../bench/horn/estoi.ts';
import { fft } from '../../bench/horn/fft.ts';

/** Something like speech: a buzz whose bands come and go, the same in every run. */
function buzz(seconds: number): Float64Array {
  return Float64Array.from({ length: seconds * estoiRateHz }, (_, at) => {
    const time = at / estoiRateHz;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 30; harmonic += 1) {
      const loud = 1.05 + Math.sin(2 * Math.PI * (2 + (harmonic % 5)) * time + harmonic);
      sum += (loud * Math.sin(2 * Math.PI * 130 * harmonic * time)) / harmonic;
    }
    return sum * (Math.sin(2 * Math.PI * 0.7 * time) > -0.8 ? 1 : 0);
  });
}

function noise(length: number): Float64Array {
  let state = 1;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

const clean = buzz(3);
const hiss = noise(clean.length);
const at = (gain: number): number =>
  estoi(
    clean,
    clean.map((value, index) => value + gain * (hiss[index] ?? 0)),
  );

test('the clean speech itself is 1, however loud', () => {
  expect(estoi(clean, clean)).toBeCloseTo(1, 9);
  expect(
    estoi(
      clean,
      clean.map((value) => value / 50),
    ),
  ).toBeCloseTo(1, 9);
});

test('more noise, less understood; noise alone, nothing', () => {
  const understood = [0, 0.1, 0.3, 1, 3, 10].map(at);
  expect(understood).toEqual(understood.toSorted((a, b) => b - a));
  expect(new Set(understood).size).toBe(understood.length);
  expect(Math.abs(estoi(clean, hiss))).toBeLessThan(0.1);
});

test('the transform of a tone is one line, and the way back gives the tone', () => {
  const size = 64;
  const real = Float64Array.from({ length: size }, (_, index) =>
    Math.cos((2 * Math.PI * 5 * index) / size),
  );
  const [kept, imaginary] = [real.slice(), new Float64Array(size)];
  fft(real, imaginary);
  expect(real.map((value) => Math.round(value * 1e9) / 1e9)[5]).toBe(size / 2);
  fft(real, imaginary, true);
  real.forEach((value, index) => {
    expect(value / size).toBeCloseTo(kept[index] ?? 0, 12);
  });
});
