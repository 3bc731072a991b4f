import { expect, test } from 'vitest';
import { parseNeuralCommand } from '../../../audio/voices/neural/parse-command.ts';
import { parseWav, toWav } from '../../../audio/voices/wav.ts';

const samples = Int16Array.from([0, 1, -1, 32_767, -32_768]);
const wav = toWav({ samples, sampleRateHz: 22_050 });

function changed(change: (view: DataView) => void): Uint8Array {
  const copy = wav.slice();
  change(new DataView(copy.buffer));
  return copy;
}

test('what is written is read', () => {
  expect(parseWav(wav)).toEqual({ samples, sampleRateHz: 22_050 });
});

test("a pipe's WAV, whose data length is a guess, ends with the file", () => {
  expect(
    parseWav(
      changed((view) => {
        view.setUint32(40, 0xffff_ffff, true);
      }),
    )?.samples,
  ).toEqual(samples);
});

test('32-bit float, two channels: the first, clipped', () => {
  const bytes = new Uint8Array(44 + 16);
  bytes.set(wav.subarray(0, 44));
  const view = new DataView(bytes.buffer);
  view.setUint16(20, 3, true);
  view.setUint16(22, 2, true);
  view.setUint16(34, 32, true);
  view.setUint32(40, 16, true);
  [0.5, -1, 2, 0].forEach((value, index) => {
    view.setFloat32(44 + index * 4, value, true);
  });
  expect(parseWav(bytes)?.samples).toEqual(Int16Array.from([16_384, 32_767]));
});

test.each([
  ['nothing', new Uint8Array()],
  ['text', new TextEncoder().encode('Lỗi: không có mô hình')],
  ['a cut header', wav.subarray(0, 30)],
  [
    '8 bit',
    changed((view) => {
      view.setUint16(34, 8, true);
    }),
  ],
])('%s is no sound', (_, bytes) => {
  expect(parseWav(bytes)).toBeUndefined();
});

test.each([
  ['["piper","--model","a b.onnx"]', ['piper', '--model', 'a b.onnx']],
  ['["x"]', ['x']],
])('neural command %s', (text, command) => {
  expect(parseNeuralCommand(text)).toEqual(command);
});

test.each([
  ['piper --model x', 'không đọc được'],
  ['[]', 'không đọc được'],
  ['["a",1]', 'không đọc được'],
])('neural command %s is refused with the form to write', (text, what) => {
  expect(() => parseNeuralCommand(text)).toThrow(
    `LOA_NEURAL_COMMAND ${what}. Đặt LOA_NEURAL_COMMAND là một mảng JSON`,
  );
});
