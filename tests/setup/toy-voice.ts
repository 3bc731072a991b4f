// A toy with the signature of a Piper voice: each phoneme is a tone of its own, as long as its number says. It speaks no
// language; it shows that a model is loaded, asked and timed as a real one is. Nothing of anybody's voice is in it.
import { graphNode, int64Tensor, valueOf, withMetadata } from '../../audio/voices/neural/onnx.ts';
import { bytesField, joinBytes, numberField } from '../../audio/voices/neural/protobuf.ts';

export const toyRateHz = 22_050;
/** Samples of one frame, as a Piper voice of medium quality has them. */
const hop = 256;

function floatTensor(name: string, values: readonly number[]): Uint8Array {
  const raw = new Uint8Array(Float32Array.from(values).buffer);
  return bytesField(5, [
    ...[numberField(1, values.length), numberField(2, 1)],
    ...[bytesField(8, name), bytesField(9, raw)],
  ]);
}

function graphOf(): Uint8Array {
  const ramp = Array.from({ length: hop }, (_, sample) => (2 * Math.PI * sample) / toyRateHz);
  const cast = (from: string, to: string, type: number): Uint8Array =>
    graphNode('Cast', [from], to, { to: type });
  return bytesField(7, [
    bytesField(2, 'toy'),
    ...[int64Tensor('five', [5]), int64Tensor('one', [1]), int64Tensor('column', [-1, 1])],
    ...[
      int64Tensor('flat', [-1]),
      int64Tensor('axis', [0]),
      int64Tensor('out_shape', [1, 1, 1, -1]),
    ],
    ...[floatTensor('three', [3]), floatTensor('loud', [0.3]), floatTensor('ramp', ramp)],
    ...[floatTensor('step', [9]), floatTensor('lowest', [120])],
    // How long each phoneme lasts.
    graphNode('Mod', ['input', 'five'], 'kind'),
    cast('kind', 'kind_float', 1),
    graphNode('Add', ['kind_float', 'three'], 'plain'),
    graphNode('Gather', ['scales', 'one'], 'length_scale'),
    graphNode('Mul', ['plain', 'length_scale'], 'scaled'),
    graphNode('Ceil', ['scaled'], '/Ceil_output_0'),
    // Which phoneme sounds in which frame.
    graphNode('Reshape', ['/Ceil_output_0', 'flat'], 'frames'),
    graphNode('CumSum', ['frames', 'axis_scalar'], 'ends'),
    graphNode('ReduceSum', ['frames', 'axis'], 'total', { keepdims: 0 }),
    graphNode('Range', ['zero', 'total', 'unit'], 'times'),
    graphNode('Reshape', ['ends', 'column'], 'ends_column'),
    graphNode('LessOrEqual', ['ends_column', 'times'], 'is_over'),
    cast('is_over', 'over', 7),
    graphNode('ReduceSum', ['over', 'axis'], 'which', { keepdims: 0 }),
    cast('input', 'ids', 1),
    graphNode('Reshape', ['ids', 'flat'], 'ids_flat'),
    graphNode('Gather', ['ids_flat', 'which'], 'sounding'),
    // Its tone.
    graphNode('Mul', ['sounding', 'step'], 'above'),
    graphNode('Add', ['above', 'lowest'], 'hertz'),
    graphNode('Reshape', ['hertz', 'column'], 'hertz_column'),
    graphNode('Mul', ['hertz_column', 'ramp'], 'phase'),
    graphNode('Sin', ['phase'], 'tone'),
    graphNode('Mul', ['tone', 'loud'], 'quiet'),
    graphNode('Reshape', ['quiet', 'out_shape'], 'output'),
    scalar('zero', 0, 1),
    scalar('unit', 1, 1),
    scalar('axis_scalar', 0, 7),
    valueOf(11, 'input', 7, ['batch_size', 'phonemes']),
    valueOf(11, 'input_lengths', 7, ['batch_size']),
    valueOf(11, 'scales', 1, ['three']),
    valueOf(12, 'output', 1, ['batch_size', 'one', 'one_more', 'time']),
  ]);
}

function scalar(name: string, value: number, type: 1 | 7): Uint8Array {
  const raw =
    type === 1 ? Float32Array.from([value]).buffer : BigInt64Array.from([BigInt(value)]).buffer;
  return bytesField(5, [
    numberField(2, type),
    bytesField(8, name),
    bytesField(9, new Uint8Array(raw)),
  ]);
}

/** As Piper's own exporter leaves it: no metadata. */
export function toyModel(): Uint8Array {
  return joinBytes([
    numberField(1, 8),
    graphOf(),
    bytesField(8, [bytesField(1, ''), numberField(2, 15)]),
  ]);
}

/** As it lies in an archive of sherpa-onnx. */
export function toyModelForSherpa(): Uint8Array {
  return withMetadata(toyModel(), {
    ...{ model_type: 'vits', comment: 'piper', language: 'Vietnamese', voice: 'vi' },
    ...{ has_espeak: '1', n_speakers: '1', sample_rate: String(toyRateHz) },
  });
}

/** One number for each sign that espeak's Vietnamese phonemes are written with. */
const signs = Array.from(
  "_^$ !'(),-.:;?abcdefghijklmnopqrstuvwxyz0123456789" +
    'æçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢ' +
    'ʲʰʷˈˌːˑ˞βθχᵻⱱ↑↓"#\u0303\u0327\u0329\u032a\u032f\u0361',
);
export const toyIds: ReadonlyMap<string, number> = new Map(signs.map((sign, id) => [sign, id]));

/** tokens.txt of sherpa-onnx. */
export function toyTokens(): string {
  return [...toyIds].map(([sign, id]) => `${sign} ${id}\n`).join('');
}

/** The .onnx.json of Piper. */
export function toyConfig(): string {
  return JSON.stringify({
    audio: { sample_rate: toyRateHz, quality: 'toy' },
    espeak: { voice: 'vi' },
    inference: { noise_scale: 0.667, length_scale: 1, noise_w: 0.8 },
    phoneme_type: 'espeak',
    phoneme_id_map: Object.fromEntries([...toyIds].map(([sign, id]) => [sign, [id]])),
    num_symbols: 256,
    num_speakers: 1,
    language: { code: 'vi_VN' },
  });
}

export const toyCard = `# Model card for a toy

* Language: vi_VN (Vietnamese)
* Speakers: 1
* Quality: toy
* Samplerate: 22,050Hz

## Dataset

* URL: none, tones made by a script
* License: CC0
`;
