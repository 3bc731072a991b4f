import { expect, test } from 'vitest';
import { joinParts, type Part } from '../../../audio/bulletin/timeline.ts';
import { toVtt } from '../../../audio/bulletin/vtt.ts';
import { normalise } from '../../../audio/normalise/index.ts';
import {
  closingChime,
  emergencyTone,
  openingChime,
  urgentChime,
} from '../../../audio/master/chime.ts';

const rate = 1000;

function part(text: string, syllableStartsMs: number[], lengthMs: number, from?: number): Part {
  const units = Array.from(text, (_, index) => index);
  return {
    line: {
      kind: 'sentence',
      text,
      spoken: normalise(text, { lexicon: [] }),
      pauseMs: 200,
      ...(from === undefined
        ? {}
        : {
            document: 'a',
            sourceMap: units.map((at) => at + from),
            sourceEnds: units.map((at) => at + from + 1),
          }),
    },
    speech: {
      samples: new Int16Array(lengthMs).fill(7),
      sampleRateHz: rate,
      syllableStartsMs,
      timing: 'exact',
    },
  };
}

const frame = {
  before: new Int16Array(300).fill(1),
  after: new Int16Array(100).fill(2),
  gapMs: 50,
};

test('chime, gap, sentences with their pauses, chime', () => {
  const { samples, sentences } = joinParts(
    [part('một hai.', [0, 400], 800), part('ba.', [0], 300)],
    frame,
    rate,
  );
  expect(samples).toHaveLength(300 + 50 + 800 + 200 + 300 + 200 + 100);
  expect(sentences.map(({ id, startMs, endMs }) => [id, startMs, endMs])).toEqual([
    ['s1', 350, 1150],
    ['s2', 1350, 1650],
  ]);
  expect([samples[349], samples[350], samples[1149], samples[1150]]).toEqual([0, 7, 7, 0]);
});

test('a written token of several syllables is one word, with its range in the file', () => {
  const text = 'Có 24 bước.';
  const { sentences } = joinParts([part(text, [0, 100, 200, 300, 400], 600, 1000)], frame, rate);
  expect(sentences[0]?.words).toEqual([
    { spoken: 'Có', start: 1000, end: 1002, startMs: 350, endMs: 450 },
    { spoken: 'hai mươi tư', start: 1003, end: 1005, startMs: 450, endMs: 750 },
    { spoken: 'bước', start: 1006, end: 1010, startMs: 750, endMs: 950 },
  ]);
  expect(sentences[0]).toMatchObject({ start: 1000, end: 1011, document: 'a' });
});

test('what was written nowhere has times and no range', () => {
  const { sentences } = joinParts([part('chào.', [0], 100)], frame, rate);
  expect(sentences[0]).not.toHaveProperty('start');
  expect(sentences[0]?.words[0]).toEqual({ spoken: 'chào', startMs: 350, endMs: 450 });
});

test('WebVTT: stamps past the hour, a cue a sentence, markup escaped', () => {
  const sentence = { kind: 'sentence' as const, spoken: '', words: [] };
  expect(
    toVtt([
      { ...sentence, id: 's1', text: 'Một & <hai>', startMs: 1500.4, endMs: 61_000 },
      { ...sentence, id: 's2', text: 'Ba', startMs: 3_600_000, endMs: 3_723_045.6 },
    ]),
  ).toBe(
    'WEBVTT\n\ns1\n00:00:01.500 --> 00:01:01.000\nMột &amp; &lt;hai&gt;\n\ns2\n01:00:00.000 --> 01:02:03.046\nBa\n',
  );
});

test.each([
  ['opening chime', openingChime, 3],
  ['urgent chime', urgentChime, 3],
  ['closing chime', closingChime, 3],
  ['emergency tone', emergencyTone, 3],
])('%s begins and ends in silence, is the same each time, never clips', (_, make, seconds) => {
  const samples = make(22_050);
  expect(samples).toHaveLength(seconds * 22_050);
  expect([Math.abs(samples[0] ?? 9), Math.abs(samples.at(-1) ?? 9) < 50]).toEqual([0, true]);
  expect(Math.max(...samples)).toBeLessThan(20_000);
  expect(Math.max(...samples)).toBeGreaterThan(5000);
  expect(make(22_050)).toEqual(samples);
});
