// The emergency's signal is the emergency's alone: who hears it stops and listens.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planBulletin } from '../../../audio/bulletin/plan.ts';
import { planEmergencyText } from '../../../audio/bulletin/emergency.ts';
import {
  closingChime,
  emergencyTone,
  openingChime,
  urgentChime,
} from '../../../audio/master/chime.ts';
import { frameOf } from '../../../audio/speak-plan.ts';
import { airedBy } from '../../../content/schema/campaign-items.ts';
import { toneSamples } from '../../../scheduler/playout/test-tone-file.ts';
import { fft } from '../../bench/horn/fft.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';

const rate = 22_050;
const content = makeContent([makeDocument('thu', 'Mời bà con đến họp.')]);
const documents = ['thong-bao/thu'];
const today = '2026-12-01';

test.each([
  [undefined, 'chime', openingChime],
  ['normal', 'chime', openingChime],
  ['high', 'urgent', urgentChime],
] as const)('a campaign of priority %s opens with the %s', (priority, signal, sound) => {
  const campaign = airedBy({ documents, ...(priority && { priority }) });
  const plan = planBulletin(content, { title: 'Thử', ...campaign }, { today });
  expect(plan.signal).toBe(signal);
  expect(frameOf(plan).before).toEqual(sound(rate));
});

test('a campaign of normal priority asks for what it always asked: its bulletins stay as they are', () => {
  expect(airedBy({ documents, priority: 'normal' })).toEqual({ documents });
});

test('an emergency opens with its own', () => {
  const { plan } = planEmergencyText(content, { title: 'Khẩn', text: 'Nước lên.', today });
  expect(frameOf(plan).before).toEqual(emergencyTone(rate));
});

/** How much of a sound's power lies at the emergency's two notes. */
function atItsNotes(samples: Int16Array): number {
  const size = 2 ** 15;
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  real.set(samples.subarray(0, size));
  fft(real, imaginary);
  let [all, its] = [0, 0];
  for (let bin = 1; bin < size / 2; bin += 1) {
    const power = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
    const hz = (bin * rate) / size;
    all += power;
    if ([660, 880].some((note) => Math.abs(hz - note) < 15)) its += power;
  }
  return its / all;
}

test.each([
  ['opening chime', openingChime(rate)],
  ['urgent chime', urgentChime(rate)],
  ['closing chime', closingChime(rate)],
  ['test of a loudspeaker', new Int16Array(toneSamples().buffer)],
])('the %s has next to nothing at the emergency’s notes', (_name, samples) => {
  expect(atItsNotes(emergencyTone(rate))).toBeGreaterThan(0.8);
  expect(atItsNotes(samples)).toBeLessThan(0.05);
});

test('nothing else in the program makes it, or asks for it', () => {
  const files = globSync('{audio,scheduler,content,site}/**/*.{ts,astro}');
  const having = (words: RegExp) =>
    files
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => words.test(readFileSync(file, 'utf8')))
      .toSorted();
  expect(having(/emergencyTone/)).toEqual([
    'audio/master/chime.ts',
    'audio/play.ts',
    'audio/speak-plan.ts',
    // A live speech that is an emergency.
    'scheduler/playout/speech/open-speech.ts',
    'scheduler/playout/speech/record-speech.ts',
  ]);
  expect(having(/signal: 'emergency'/)).toEqual(['audio/bulletin/emergency.ts']);
});
