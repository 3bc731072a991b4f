import { sayError } from '../../content/schema/say-error.ts';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { sayText, spokenText, type Spoken } from '../../audio/index.ts';
import { sayLength } from '../core/words.ts';
import { jsonFlag, type Call, type Command } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { requireFolderOf } from '../places.ts';
import { json, table } from './print.ts';
import { readWorkplace } from './workplace.ts';

type Lexicon = Parameters<typeof spokenText>[1];

export const say: Command = {
  spec: {
    words: 'VĂN_BẢN | -',
    takes: [1, 1],
    about: 'Cho biết loa sẽ đọc văn bản thế nào. Với dấu - thì đọc từng dòng từ đầu vào chuẩn.',
    flags: {
      'text-only': { says: 'chỉ in lời đọc, mỗi dòng vào một dòng ra' },
      explain: { says: 'cho biết từng chỗ được đọc theo quy tắc và dòng bảng nào, chắc đến đâu' },
      json: jsonFlag,
      out: { value: 'TỆP.wav', short: 'o', says: 'ghi âm thanh ra tệp' },
    },
    examples: [
      'say "Họp lúc 8h05 ngày 06/01/2022"',
      'say --explain "Nghị định số 42/2022/NĐ-CP"',
      'say "Kính mời bà con" -o thu.wav',
      'say - --text-only < cau.txt',
    ],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call);
    const [written = ''] = call.words;
    const file = call.value('out');
    if (file !== undefined) requireFolderOf(resolve(file));
    if (written === '-') return sayLines(call, workplace.content);
    const spoken = await spokenText(written, workplace.content);
    show(call, written, spoken);
    if (file !== undefined) {
      if (spoken.text.trim() === '')
        throw new UsageFailure('Văn bản không có gì để đọc.', 'Ghi ít nhất một chữ.');
      const { wav, speech } = await sayText(written, workplace.content, {
        dataDir: workplace.config.dataDir,
      });
      const place = resolve(file);
      writeSound(place, wav);
      const ms = (speech.samples.length * 1000) / speech.sampleRateHz;
      call.terminal.err(`Đã ghi ${place} (${sayLength(ms)}).\n`);
    }
    return spoken.unknown.length > 0 && !call.on('text-only') ? 1 : 0;
  },
};

/** One spoken line for each line of standard input, as it comes. */
async function sayLines(call: Call, content: Lexicon): Promise<number> {
  if (call.value('out') !== undefined)
    throw new UsageFailure('-o không dùng với -.', 'Đưa văn bản thẳng vào lệnh để ghi âm thanh.');
  const lines = createInterface({ input: Readable.from(call.terminal.stdin), crlfDelay: Infinity });
  let unknown = 0;
  for await (const line of lines) {
    const spoken = await spokenText(line, content);
    unknown += spoken.unknown.length;
    show(call, line, spoken);
  }
  return unknown > 0 && !call.on('text-only') ? 1 : 0;
}

const sureness = { certain: 'chắc', likely: 'theo ngữ cảnh', guess: 'ĐOÁN' } as const;

function show(call: Call, written: string, spoken: Spoken): void {
  const { out, err } = call.terminal;
  if (call.on('json')) {
    out(json({ written, ...spoken }));
    return;
  }
  out(`${spoken.text.replace(/\s+/g, ' ').trim()}\n`);
  for (const form of spoken.unknown)
    err(
      `Chưa biết đọc "${form.written}", tạm đọc từng chữ cái. Thêm vào content/lexicon.tsv:\n${form.lexiconRow}\n`,
    );
  for (const guess of spoken.guesses)
    err(
      `Chưa chắc cách đọc "${guess.written}", tạm đọc "${guess.spoken}". Chọn một dòng, thêm vào content/lexicon.tsv:\n${guess.lexiconRows.join('\n')}\n`,
    );
  if (call.on('text-only')) return;
  if (call.on('explain')) {
    const rows = spoken.tokens.map((token) => [
      written.normalize('NFC').slice(token.start, token.end).replace(/\s+/g, ' '),
      token.spoken || '(không đọc)',
      token.pause,
      token.rule,
      token.row ?? '',
      sureness[token.certainty],
    ]);
    out(`\n${table([['VIẾT', 'ĐỌC', 'NGẮT', 'QUY TẮC', 'DÒNG BẢNG', 'CHẮC'], ...rows])}`);
  }
}

function writeSound(file: string, wav: Uint8Array): void {
  try {
    writeFileSync(file, wav);
  } catch (error) {
    throw new Failure(
      `Không ghi được ${file}: ${sayError(error)}.`,
      'Chọn nơi khác, hoặc kiểm tra quyền ghi và chỗ trống.',
    );
  }
}
