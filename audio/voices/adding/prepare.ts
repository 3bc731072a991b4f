// A voice's files as its maker publishes them -> model.onnx and tokens.txt as the engine wants them. Runs in `look-process.ts`.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { vietnameseVoices } from '../neural/espeak-data.ts';
import { files } from '../neural/installed.ts';
import { readOnnx, withMetadata, withTimings, type OnnxModel } from '../neural/onnx.ts';
import { readPapers, type Papers } from './licence.ts';
import { sortFiles } from './pick-files.ts';
import { refuse } from './refusal.ts';

/** The model before lengths were added to it: whether both sound alike is tried before one of them is kept. */
export const plainModel = 'plain.onnx';

export interface Prepared extends Papers {
  /** The model's file, without `.onnx`. */
  readonly modelName: string;
  /** Of the model as it was brought in. */
  readonly modelSha256: string;
  readonly modelBytes: number;
  readonly sampleRateHz: number;
  readonly speakers: number;
  readonly spaceId: number;
  /** model.onnx tells the lengths of its phonemes; `plainModel` lies beside it. */
  readonly isTimed: boolean;
  /** What the voice's own papers say, at most 6,000 characters. */
  readonly card: string;
}

/** The .onnx.json of Piper, as far as it is needed; keys of newer versions are let be. */
const configSchema = z.object({
  audio: z.object({ sample_rate: z.int() }),
  espeak: z.object({ voice: z.string() }),
  phoneme_type: z.string().optional(),
  phoneme_id_map: z.record(z.string(), z.array(z.int())),
  num_speakers: z.int().positive().default(1),
  language: z.object({ code: z.string() }).optional(),
});
type Config = z.infer<typeof configSchema>;

/** @throws VoiceError `voice-refused`, all that is wrong at once */
export function prepareVoice(folder: string, names: readonly string[]): Prepared {
  const sorted = sortFiles(names);
  const [model, ...more] = sorted.models;
  if (model === undefined) throw refuse('Gói không có tệp mô hình .onnx.');
  if (more.length > 0)
    throw refuse(
      `Gói có ${sorted.models.length} mô hình (${sorted.models.join(', ')}): chỉ để lại một.`,
    );
  const read = (name: string | undefined): string =>
    name === undefined ? '' : readFileSync(join(folder, name), 'utf8');
  const bytes = readFileSync(join(folder, model));
  const onnx = parseModel(bytes);
  const config = parseConfig(read(sorted.config));
  const facts = factsOf(onnx, config);
  const tokens = config ? tokensOf(config) : read(sorted.tokens);
  const spaceId = spaceOf(tokens);
  const [card, licenceText] = [read(sorted.card), read(sorted.licence)];
  const papers = readPapers(card, licenceText);
  const wrong = [
    ...wrongWith(onnx, facts),
    ...(tokens === ''
      ? ['Thiếu tệp .onnx.json (của Piper) hoặc tokens.txt (của sherpa-onnx).']
      : []),
    ...(tokens !== '' && spaceId === undefined
      ? ['Bảng âm vị không dùng được: thiếu một trong các dấu _ ^ $ và khoảng trống.']
      : []),
    ...(papers.licence === undefined
      ? [
          'Không thấy giấy phép. Lấy tệp MODEL_CARD hoặc LICENSE ở nơi phát hành giọng, để cạnh tệp .onnx, rồi thêm lại.',
        ]
      : []),
  ];
  if (wrong.length > 0 || spaceId === undefined) throw refuse(wrong.join('\n'));
  for (const name of names) rmSync(join(folder, name));
  const plain = withMetadata(bytes, {
    ...{ model_type: 'vits', comment: 'piper', has_espeak: '1', language: 'Vietnamese' },
    ...{
      voice: facts.voice,
      sample_rate: String(facts.sampleRateHz),
      n_speakers: String(facts.speakers),
    },
  });
  const timed = withTimings(plain);
  writeFileSync(join(folder, files.model), timed ?? plain);
  if (timed) writeFileSync(join(folder, plainModel), plain);
  writeFileSync(join(folder, files.tokens), tokens);
  const shown = [card, licenceText].filter(Boolean).join('\n\n').slice(0, 6000);
  writeFileSync(join(folder, files.card), shown);
  return {
    ...papers,
    ...{ modelName: model.replace(/\.onnx$/i, ''), modelBytes: bytes.length, spaceId, card: shown },
    modelSha256: createHash('sha256').update(bytes).digest('hex'),
    ...{ sampleRateHz: facts.sampleRateHz, speakers: facts.speakers, isTimed: timed !== undefined },
  };
}

function parseModel(bytes: Uint8Array): OnnxModel {
  if (bytes.length === 0) throw refuse('Tệp mô hình trống: tải lại.');
  try {
    return readOnnx(bytes);
  } catch (error) {
    throw refuse('Tệp mô hình không phải ONNX, hoặc tải chưa hết: tải lại.', error);
  }
}

function parseConfig(text: string): Config | undefined {
  if (text === '') return undefined;
  try {
    return configSchema.parse(JSON.parse(text));
  } catch (error) {
    throw refuse('Tệp .onnx.json không đọc được, hoặc không phải của một giọng Piper.', error);
  }
}

interface Facts {
  readonly sampleRateHz: number;
  readonly speakers: number;
  readonly voice: string;
  /** How text becomes phonemes. */
  readonly reads: string;
}

function factsOf({ metadata }: OnnxModel, config: Config | undefined): Facts {
  const comment = metadata.get('comment') ?? '';
  if (config)
    return {
      ...{ sampleRateHz: config.audio.sample_rate, speakers: config.num_speakers },
      ...{ voice: config.espeak.voice, reads: config.phoneme_type ?? 'espeak' },
    };
  return {
    ...{ sampleRateHz: Number(metadata.get('sample_rate')), voice: metadata.get('voice') ?? '' },
    speakers: Number(metadata.get('n_speakers') ?? 1),
    reads: comment.includes('piper') ? 'espeak' : comment,
  };
}

function wrongWith({ inputs }: OnnxModel, facts: Facts): string[] {
  const wanted = ['input', 'input_lengths', 'scales'];
  const { sampleRateHz, speakers, voice, reads } = facts;
  return [
    ...(wanted.every((name) => inputs.includes(name))
      ? []
      : [
          `Mô hình không thuộc loại Piper (VITS): đầu vào của nó là ${inputs.join(', ') || 'không rõ'}.`,
        ]),
    ...(sampleRateHz >= 16_000 && sampleRateHz <= 48_000
      ? []
      : [`Tần số lấy mẫu ${sampleRateHz} Hz không dùng được: cần từ 16.000 đến 48.000.`]),
    ...(Number.isInteger(speakers) && speakers > 0 ? [] : ['Số người đọc của giọng không rõ.']),
    ...(vietnameseVoices.some((name) => name === voice.toLowerCase())
      ? []
      : [`Giọng này không đọc tiếng Việt (espeak "${voice}").`]),
    ...(reads === 'espeak'
      ? []
      : [`Giọng đọc bằng bảng chữ khác espeak ("${reads}"): chưa dùng được ở đây.`]),
  ];
}

/** tokens.txt of sherpa-onnx: a sign and its number in each line. Signs of several characters are none of espeak's. */
function tokensOf({ phoneme_id_map }: Config): string {
  return Object.entries(phoneme_id_map)
    .filter(([sign, [id]]) => Array.from(sign).length === 1 && id !== undefined && sign !== '\n')
    .map(([sign, [id]]) => `${sign} ${id ?? 0}\n`)
    .join('');
}

/** Number of the space; undefined where the table lacks what every text needs. */
function spaceOf(tokens: string): number | undefined {
  const ids = new Map(
    tokens.split(/\r?\n/).flatMap((line) => {
      const [, sign, id] = /^(.) (\d+)$/u.exec(line) ?? [];
      return sign !== undefined && id !== undefined ? [[sign, Number(id)] as const] : [];
    }),
  );
  return ['_', '^', '$'].every((sign) => ids.has(sign)) ? ids.get(' ') : undefined;
}
