import { loaCommand } from '../../content/schema/loa-command.ts';
import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { produceRecording, produceText, type StandIn } from '../../audio/index.ts';
import type { OutputKind } from '../../content/schema/names.ts';
import type { Manifest } from '../../content/schema/published.ts';
import type { Config } from '../config.ts';
import { readWall } from '../core/zone.ts';
import { isStoreLocked } from '../store/lock.ts';
import { openStoreAsItIs } from '../store/open.ts';
import { readOpenedOutputs } from '../store/outputs-note.ts';
import type { Call, Command } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import type { Person } from '../acts/person.ts';
import { act, byFlag, readBy, readReason, reasonFlag } from './operator.ts';
import { readRepeat, repeatFlags } from './repeat-flags.ts';
import { isThere, requireFile } from '../places.ts';
import { openProgress } from './progress.ts';
import { readWorkplace, type Workplace } from './workplace.ts';

export const emergency: Command = {
  spec: {
    words: 'TỆP | VĂN_BẢN',
    takes: [0, 1],
    about: `Phát khẩn cấp ngay, chen lên trên những gì đang phát: một câu, một tệp văn bản (.txt) hoặc một tệp âm thanh.\nBản khẩn trước chưa xong thì bản sau phát ngay; xong nó, bản trước phát tiếp từ câu đang dở, rồi đến bản tin.\nNhắc lại nhiều lần: --every 60, thêm --until nếu biết đến lúc nào. Thôi nhắc lại: emergency --end (mọi thông báo), hoặc --end kèm tên buổi hay số lệnh.\nCần chương trình loa đang chạy (npm start hoặc ${loaCommand} run).`,
    flags: {
      by: byFlag,
      ...repeatFlags,
      end: { says: 'thôi nhắc lại: mọi thông báo khẩn, hoặc một thông báo (tên buổi, số lệnh)' },
      reason: reasonFlag,
    },
    examples: [
      'emergency "Nước lên nhanh. Bà con tổ 3 di dời ngay." --by "Nguyễn Văn An"',
      'emergency "Bão số 9 đang vào gần. Bà con ở trong nhà." --every 60 --until 18:00 --by "Nguyễn Văn An"',
      'emergency --end --by "Nguyễn Văn An"',
      'emergency loi-chu-tich.mp3 --by "Nguyễn Văn An"',
    ],
  },
  run: async (call) => {
    const by = readBy(call);
    if (call.on('end')) return end(call, by);
    if (call.words.length === 0)
      throw new UsageFailure(
        'Thiếu TỆP | VĂN_BẢN.',
        `Xem cách dùng: ${loaCommand} emergency --help`,
      );
    const workplace = await readWorkplace(call, { orLastGood: true });
    const { clock, content } = workplace;
    const repeat = readRepeat(call, content.ward.timeZone, clock.now());
    if (!isStoreLocked(workplace.config.dataDir))
      throw new Failure(
        'Chương trình loa không chạy, nên không phát ngay được.',
        `Chạy "npm start" hoặc "${loaCommand} run" ở cửa sổ khác, rồi ra lệnh lại.`,
      );
    const { sha256, contentKey, title, durationMs } = await produce(call, workplace);
    const bulletin = { sha256, contentKey, title, durationMs };
    return act(call, workplace, by, () => ({
      ...{ kind: 'emergency', bulletin },
      ...(repeat && { repeat }),
    }));
  },
};

/** It is not said again. What sounds now is ended by `stop`. */
async function end(call: Call, by: Person): Promise<number> {
  if (call.value('every') !== undefined || call.value('until') !== undefined)
    throw new UsageFailure('--end không đi cùng --every, --until.', 'Bỏ bớt một bên.');
  const [slot] = call.words;
  const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
  return act(call, workplace, by, () => ({
    ...{ kind: 'end-emergency', reason: readReason(call) },
    ...(slot !== undefined && { slot }),
  }));
}

const texts = new Set(['.txt', '.md']);

/** From which outputs the daemon sounds that will air it. */
function openedOutputs({ databaseFile }: Config): readonly OutputKind[] | undefined {
  const store = openStoreAsItIs(databaseFile);
  try {
    return readOpenedOutputs(store);
  } finally {
    store.close();
  }
}

async function produce(call: Call, { config, clock, content }: Workplace): Promise<Manifest> {
  const [given = ''] = call.words;
  const file = resolve(given);
  if (isThere(file)) requireFile(file, 'Nêu một tệp, hoặc đặt văn bản trong dấu ngoặc kép.');
  const progress = await openProgress(call.terminal, 'Tạo bản tin khẩn');
  const settings = {
    dataDir: config.dataDir,
    contentDir: config.contentDir,
    today: readWall(content.ward.timeZone, clock.now()).day,
    airs: true,
    outputs: config.outputs ?? openedOutputs(config),
    onUnmastered: (why: string) => {
      call.terminal.err(`Chú ý: ${why}\n`);
    },
    onStandIn: ({ message }: StandIn) => {
      call.terminal.err(`Chú ý: ${message}\n`);
    },
    onProgress: ({ done, total, label }: { done: number; total: number; label: string }) => {
      progress.at(done, total, label);
    },
  };
  try {
    if (isThere(file) && !texts.has(extname(file).toLowerCase()))
      return await produceRecording(
        content,
        { title: `Khẩn: ${basename(file)}`, path: file },
        settings,
      );
    const text = (isThere(file) ? readFileSync(file, 'utf8') : given).trim();
    if (!/\p{L}/u.test(text))
      throw new UsageFailure('Không có lời nào để phát.', 'Viết nội dung trong dấu ngoặc kép.');
    // A path that was mistyped would be read out letter by letter.
    if (!isThere(file) && /^\S+\.[a-z0-9]{2,4}$/i.test(text))
      throw new UsageFailure(`Không có tệp "${given}".`, 'Kiểm tra lại tên tệp và thư mục.');
    const title = `Khẩn: ${text.split('\n', 1)[0]?.slice(0, 80) ?? ''}`;
    const { manifest, warnings } = await produceText(content, { title, text }, settings);
    for (const { message } of warnings) call.terminal.err(`Chú ý: ${message}\n`);
    return manifest;
  } finally {
    progress.end();
  }
}
