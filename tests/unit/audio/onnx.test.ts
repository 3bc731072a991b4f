import { describe, expect, test } from 'vitest';
import { readOnnx, withTimings } from '../../../audio/voices/neural/onnx.ts';
import { bytesField, numberField, readFields } from '../../../audio/voices/neural/protobuf.ts';
import { readTimed, startsOf } from '../../../audio/voices/neural/timed-sound.ts';
import { cutWav } from '../../../audio/voices/neural/wav-stream.ts';
import { toWav } from '../../../audio/voices/wav.ts';
import { toyIds, toyModel, toyModelForSherpa } from '../../setup/toy-voice.ts';

test('names, metadata and the tensor of lengths of a model', () => {
  const { metadata, ...rest } = readOnnx(toyModelForSherpa());
  expect(rest).toEqual({
    inputs: ['input', 'input_lengths', 'scales'],
    outputs: ['output'],
    opset: 15,
    durations: '/Ceil_output_0',
  });
  expect(metadata.get('sample_rate')).toBe('22050');
  expect(readOnnx(toyModel()).metadata.size).toBe(0);
});

test('a model that tells its lengths has one output, and all that it had', () => {
  const timed = withTimings(toyModelForSherpa());
  expect(timed && readOnnx(timed)).toMatchObject({ outputs: ['loa_timed_sound'], opset: 15 });
  expect(timed && readOnnx(timed).metadata).toEqual(readOnnx(toyModelForSherpa()).metadata);
});

test.each([
  ['cut off', toyModel().subarray(0, 700)],
  ['a text', new TextEncoder().encode('<!doctype html>')],
  ['a length past its end', Uint8Array.from([0x0a, 0xff, 0xff, 0x03])],
  ['a number without an end', new Uint8Array(12).fill(0xff)],
])('%s is no model', (_, bytes) => {
  expect(() => readOnnx(bytes)).toThrow();
});

test('fields come back as they were written, whatever their size', () => {
  const long = 'x'.repeat(70_000);
  const [text, number] = readFields(Buffer.concat([bytesField(2, long), numberField(3, 300)]));
  expect(new TextDecoder().decode(text?.bytes)).toBe(long);
  expect([number?.number, number?.value]).toEqual([3, 300n]);
});

describe('a sound led by its lengths', () => {
  test('is taken apart: a frame is as many samples as come out', () => {
    const values = Float32Array.from([2, 7, 8, 1, 3, ...Array.from({ length: 40 }, () => 0.5)]);
    const { sound, phonemes } = readTimed(values);
    expect(sound).toHaveLength(40);
    expect(phonemes).toEqual([
      { id: 7, samples: 10 },
      { id: 8, samples: 30 },
    ]);
  });

  test.each([[[0.01, 0.2, 0.3]], [[]], [[5, 1, 2]], [[Number.NaN, 1]]])(
    '%j has no such front',
    (values) => {
      expect(readTimed(Float32Array.from(values)).phonemes).toBeUndefined();
    },
  );

  const space = toyIds.get(' ') ?? 0;
  const settings = { sampleRateHz: 1000, spaceId: space, trimmedMs: 5 };
  const phonemesOf = (signs: string) =>
    Array.from(signs, (sign) => ({ id: toyIds.get(sign) ?? 0, samples: 10 }));

  test('starts are where the phonemes of a word begin, less what was cut off', () => {
    expect(startsOf('ba mẹ.', phonemesOf('^ba me.$'), settings)).toEqual([5, 35]);
  });

  test('what espeak reads otherwise than it is written is not guessed at', () => {
    expect(startsOf('ba mẹ con', phonemesOf('^ba mecon$'), settings)).toBeUndefined();
  });
});

describe('a stream of WAV files', () => {
  const wav = Buffer.from(toWav({ samples: new Int16Array(50).fill(9), sampleRateHz: 8000 }));
  test('is cut where the first ends', () => {
    const head = cutWav(Buffer.concat([wav, wav.subarray(0, 20)]));
    expect(head.kind === 'whole' && [head.wav.length, head.rest.length]).toEqual([wav.length, 20]);
  });
  test.each([
    ['nothing', Buffer.alloc(0), 'part'],
    ['two bytes', wav.subarray(0, 2), 'part'],
    ['all but one byte', wav.subarray(0, -1), 'part'],
    ['a text', Buffer.from('Loading model'), 'no-wav'],
    ['two bytes of a text', Buffer.from('Lo'), 'no-wav'],
    [
      'no length',
      Buffer.concat([wav.subarray(0, 4), Buffer.alloc(4, 0xff), wav.subarray(8)]),
      'endless',
    ],
    [
      'the length of a head',
      Buffer.concat([wav.subarray(0, 4), Buffer.from([36, 0, 0, 0]), wav.subarray(8)]),
      'endless',
    ],
  ])('%s', (_, bytes, kind) => {
    expect(cutWav(bytes).kind).toBe(kind);
  });
});
