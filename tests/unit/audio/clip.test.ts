import { expect, test } from 'vitest';
import { cutRecording } from '../../../audio/bulletin/recorded.ts';
import {
  levelGain,
  levelled,
  referenceLevelDb,
  speechLevel,
} from '../../../audio/bulletin/level.ts';
import type { BulletinLine } from '../../../audio/bulletin/line.ts';
import { resample } from '../../../audio/master/resample.ts';
import { audibleRange, shareSyllableStarts } from '../../../audio/voices/clip.ts';
import { syllablesOf } from '../../../audio/voices/voice.ts';

const sine = (hz: number, rate: number, seconds: number, peak = 10_000) =>
  Int16Array.from({ length: rate * seconds }, (_, index) =>
    Math.round(peak * Math.sin((2 * Math.PI * hz * index) / rate)),
  );

test.each([
  ['silence only', [0, 50, -99], { from: 0, to: 0 }],
  ['sound without silence', [500, -500], { from: 0, to: 2 }],
])('audible range: %s', (_, samples, range) => {
  expect(audibleRange(Int16Array.from(samples))).toEqual(range);
});

test('audible range: a little before and after is kept', () => {
  const samples = new Int16Array(2000);
  samples.fill(5000, 900, 1100);
  expect(audibleRange(samples)).toEqual({ from: 900 - 88, to: 1100 + 264 });
});

test.each([
  ['xin chào, bà con.', ['xin', 'chào', 'bà', 'con']],
  ['thủ tục'.normalize('NFD'), ['thủ'.normalize('NFD'), 'tục'.normalize('NFD')]],
  ['', []],
])('syllables of %j', (text, syllables) => {
  expect(syllablesOf(text).map(({ syllable }) => syllable)).toEqual(syllables);
});

test('shared starts: one a syllable, from 0, rising, a longer wait after a comma', () => {
  const starts = shareSyllableStarts('một hai, một hai một', 2000);
  expect(starts).toHaveLength(5);
  expect(starts[0]).toBe(0);
  expect([...starts].sort((a, b) => a - b)).toEqual(starts);
  const lengths = starts.map((start, index) => (starts[index + 1] ?? 2000) - start);
  expect(lengths[1]).toBeGreaterThan(lengths[3] ?? Infinity);
});

test('resample: length follows the rate, a tone stays the tone', () => {
  const from = sine(440, 16_000, 1);
  const to = resample(from, 16_000, 22_050);
  expect(to).toHaveLength(22_050);
  const wanted = sine(440, 22_050, 1);
  const middle = Array.from({ length: 20_000 }, (_, index) =>
    Math.abs((to[index + 1000] ?? 0) - (wanted[index + 1000] ?? 0)),
  );
  expect(Math.max(...middle)).toBeLessThan(100);
});

test('resample down: what the lower rate cannot carry is gone, not folded', () => {
  const to = resample(sine(15_000, 48_000, 1), 48_000, 22_050);
  expect(Math.max(...to.slice(1000, 21_000).map(Math.abs))).toBeLessThan(300);
});

test('level: quiet and loud come out equally loud; silence stays silence', () => {
  for (const peak of [700, 5000, 30_000]) {
    const samples = sine(300, 22_050, 1, peak);
    const level = speechLevel([levelled(samples, levelGain([samples], 22_050))], 22_050);
    expect(20 * Math.log10(level / 32_768)).toBeCloseTo(referenceLevelDb, 1);
  }
  expect(levelGain([new Int16Array(4000)], 22_050)).toBe(1);
});

function line(text: string): BulletinLine {
  const tokens = syllablesOf(text).map(({ syllable, index }) => ({
    start: index,
    end: index + syllable.length,
    spoken: syllable,
    pause: '',
    rule: 'word',
    certainty: 'certain' as const,
  }));
  return {
    kind: 'sentence',
    text,
    spoken: { text, tokens, unknown: [], guesses: [] },
    pauseMs: 500,
  };
}

test('a recording is cut into its lines without losing or doubling a sample, and marked as estimated', () => {
  const samples = sine(300, 22_050, 3);
  const parts = cutRecording([line('một hai ba.'), line('bốn.'), line('năm sáu.')], {
    samples,
    sampleRateHz: 22_050,
  });
  expect(parts.map(({ speech }) => speech.samples.length).reduce((a, b) => a + b)).toBe(
    samples.length,
  );
  expect(parts.map(({ speech }) => speech.syllableStartsMs.length)).toEqual([3, 1, 2]);
  expect(parts.every(({ speech }) => (speech.syllableStartsMs[0] ?? 9) < 0.1)).toBe(true);
  expect(parts.map((part) => part.line.pauseMs)).toEqual([0, 0, 900]);
  expect(parts.every(({ speech }) => speech.timing === 'estimated')).toBe(true);
});
