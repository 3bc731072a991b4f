// Voices that can speak here, for whoever sits at the machine.
import { rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { makeWorkFolder } from '../../content/write/work-place.ts';
import {
  acceptVoice,
  declineVoice,
  fetchVoice,
  lookAtVoice,
  removeVoice,
  trialOf,
  tryVoice,
  type Staged,
} from '../../audio/index.ts';
import { espeakVoices } from '../../content/schema/names.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { loadContent } from '../../content/load.ts';
import { readConfig, type Config } from '../config.ts';
import { sayLength } from '../core/words.ts';
import { UsageFailure } from '../failure.ts';
import { isThere, requireFolderOf } from '../places.ts';
import { jsonFlag, type Call, type Command } from './command.ts';
import { json } from './print.ts';
import { openProgress } from './progress.ts';
import { listVoices } from './voice-list.ts';
import { describeStaged } from './voice-staged.ts';

const acts: Readonly<Record<string, (call: Call, config: Config) => Promise<number>>> = {
  list: listVoices,
  add,
  remove,
  try: tryOne,
};

export const voice: Command = {
  spec: {
    words: 'list|add|remove|try [TỆP|URL|TÊN] [CÂU]',
    takes: [1, 3],
    about:
      'Các giọng đọc được trên máy này. list: xem tất cả, kèm những giọng tiếng Việt đã biết và chỗ ngờ của từng giọng.\nadd TỆP|THƯ_MỤC|URL: xem gói giọng nơ-ron (Piper: .tar.bz2, .tar.gz, .zip, thư mục, hoặc .onnx có .onnx.json và MODEL_CARD nằm cạnh), cho nghe thử; chạy lại với --sha256 và --accept-license để giữ.\ntry TÊN [CÂU]: đọc thử một câu. remove TÊN: gỡ; giọng đang dùng thì không gỡ được.\nDùng một giọng: voice trong content/ward.yaml, hoặc Bàn trực › Máy › Giọng đọc.',
    flags: {
      sha256: { value: 'MÃ', says: 'mã SHA-256 của gói, như nơi phát hành ghi' },
      'accept-license': {
        value: 'TÊN',
        says: 'chấp nhận giấy phép, ghi đúng tên như lệnh đã cho xem',
      },
      name: { value: 'TÊN', says: 'tên giọng trên máy này; không nêu thì theo tên mô hình' },
      by: { value: 'TÊN', says: 'họ tên người chấp nhận giấy phép' },
      out: { value: 'TỆP.wav', short: 'o', says: 'ghi câu đọc thử ra tệp (add, try)' },
      json: jsonFlag,
    },
    examples: [
      'voice list',
      'voice add /media/usb/vits-piper-vi_VN-vais1000-medium.tar.bz2',
      'voice try vi_VN-vais1000-medium "Kính mời bà con" -o thu.wav',
      'voice remove vi_VN-vais1000-medium',
    ],
  },
  run(call) {
    const [wanted = ''] = call.words;
    const act = Object.hasOwn(acts, wanted) ? acts[wanted] : undefined;
    if (!act)
      throw new UsageFailure(
        `Không có việc "${wanted}" với giọng đọc.`,
        `Chọn một trong: ${Object.keys(acts).join(', ')}. Xem: ${loaCommand} voice --help`,
      );
    return act(call, readConfig(call.terminal.env));
  },
};

async function add(call: Call, config: Config): Promise<number> {
  const given = wordOf(
    call,
    'Thêm giọng nào?',
    'voice add vits-piper-vi_VN-vais1000-medium.tar.bz2',
  );
  const { dataDir } = config;
  const work = makeWorkFolder('voice');
  try {
    const url = /^https?:\/\//i.test(given) && URL.canParse(given) ? new URL(given) : undefined;
    const source = url ? await download(call, url, work) : resolve(given);
    if (!url && !isThere(source))
      throw new UsageFailure(`Không có tệp "${given}".`, 'Kiểm tra lại tên tệp và thư mục.');
    const staged = await lookAtVoice(source, { dataDir, from: url?.href ?? '' });
    try {
      return await decide(call, dataDir, staged, given);
    } finally {
      await declineVoice(dataDir, staged);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function decide(call: Call, dataDir: string, staged: Staged, given: string): Promise<number> {
  const [sha256, licence] = [call.value('sha256'), call.value('accept-license')];
  const name = call.value('name') ?? staged.name;
  const isKept = sha256 !== undefined && licence !== undefined;
  await writeTrial(call, dataDir, staged);
  if (isKept) {
    const by = call.value('by')?.normalize('NFC').trim() ?? `${userInfo().username} (tại máy)`;
    await acceptVoice(dataDir, staged, { name, sha256, licence, by, at: Date.now() });
  }
  const { out, err } = call.terminal;
  if (call.on('json')) {
    out(json({ ...staged, id: undefined, name, kept: isKept }));
  } else {
    out(describeStaged(staged));
    if (isKept)
      out(
        `Đã giữ giọng "${name}". Dùng: voice: { kind: neural, name: ${name} } trong content/ward.yaml, hoặc chọn ở Bàn trực.\n`,
      );
  }
  if (isKept) return 0;
  err(
    `Chưa giữ giọng này. ${staged.publishedSha256 === '' ? 'Mã sha256 chưa ai ở đây kiểm được: gõ mã do nơi phát hành ghi.' : ''} Đọc giấy phép ở trên, rồi chạy:\n${loaCommand} voice add ${JSON.stringify(given)} --sha256 ${staged.publishedSha256 || 'MÃ'} --accept-license ${JSON.stringify(staged.licence)}\n`,
  );
  return 1;
}

async function writeTrial(call: Call, dataDir: string, { id }: Staged): Promise<void> {
  const file = call.value('out');
  if (file === undefined) return;
  requireFolderOf(resolve(file));
  const wav = await trialOf(dataDir, id);
  if (wav) writeFileSync(resolve(file), wav);
}

async function download(call: Call, url: URL, work: string): Promise<string> {
  const progress = await openProgress(call.terminal, 'Tải giọng');
  try {
    return await fetchVoice(url, work, (done, total) => {
      progress.at(done, Math.max(total, done), `${Math.round(done / 1e6)} MB`);
    });
  } finally {
    progress.end();
  }
}

async function remove(call: Call, { dataDir, contentDir }: Config): Promise<number> {
  const name = wordOf(call, 'Gỡ giọng nào?', 'voice remove vi_VN-vais1000-medium');
  await removeVoice(dataDir, name, loadContent(contentDir).content?.ward);
  call.terminal.out(
    call.on('json') ? json({ voice: name, removed: true }) : `Đã gỡ giọng "${name}".\n`,
  );
  return 0;
}

async function tryOne(call: Call, { dataDir, contentDir }: Config): Promise<number> {
  const name = wordOf(call, 'Thử giọng nào?', 'voice try vi "Kính mời bà con"');
  const file = call.value('out');
  if (file !== undefined) requireFolderOf(resolve(file));
  const { content } = loadContent(contentDir);
  const kind = espeakVoices.some((own) => own === name) ? 'espeak' : 'neural';
  const settings = { kind, name, rate: content?.ward.voice.rate ?? 150 } as const;
  const text = call.words[2];
  if (text !== undefined && !/\p{L}/u.test(text))
    throw new UsageFailure('Câu thử không có gì để đọc.', 'Ghi ít nhất một chữ.');
  const { wav, ...tried } = await tryVoice(
    settings,
    dataDir,
    { lexicon: content?.lexicon ?? [] },
    text,
  );
  if (file !== undefined) writeFileSync(resolve(file), wav);
  const { durationMs, tookMs } = tried;
  const words = `Giọng "${name}" đọc ${sayLength(durationMs)} trong ${Math.round(tookMs)} ms (${(tookMs / durationMs).toFixed(2).replace('.', ',')} giây cho mỗi giây tiếng).\n`;
  call.terminal.out(call.on('json') ? json({ voice: name, ...tried }) : words);
  if (file !== undefined) call.terminal.err(`Đã ghi ${resolve(file)}.\n`);
  return 0;
}

function wordOf({ words }: Call, question: string, example: string): string {
  const word = words[1]?.normalize('NFC').trim() ?? '';
  if (word === '')
    throw new UsageFailure(`Thiếu tên: ${question}`, `Ví dụ: ${loaCommand} ${example}`);
  return word;
}
