import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
  bringIn,
  broughtInKinds,
  refuseOther,
  type BroughtIn,
  type Remark,
} from '../../content/bring-in/index.ts';
import { writeWhole } from '../../content/write/write-whole.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { isThere, requireFolderOf } from '../places.ts';
import { jsonFlag, type Command } from './command.ts';
import { json } from './print.ts';

export const importFile: Command = {
  spec: {
    words: 'TỆP',
    takes: [1, 1],
    about:
      'Đưa một văn bản Word (.docx), LibreOffice (.odt), PDF có chữ, .html hay .txt thành bài của trang: in bài ra, và cho biết đã bỏ gì, chỗ nào cần xem lại.',
    flags: {
      json: jsonFlag,
      to: { value: 'LOẠI', says: 'loại bài: announcement (thông báo, mặc định), page, faq' },
      out: {
        value: 'TỆP.mdx',
        short: 'o',
        says: 'ghi bài ra tệp, ví dụ content/announcements/ten-bai.mdx',
      },
      force: { says: 'ghi đè khi tệp của -o đã có' },
    },
    examples: [
      'import thong-bao.docx -o content/announcements/tiem-chung.mdx',
      'import thong-bao.pdf --json',
    ],
  },
  run: async (call) => {
    const [file = ''] = call.words;
    const out = call.value('out');
    const place = out === undefined ? undefined : resolve(out);
    if (place !== undefined) {
      requireFolderOf(place);
      if (isThere(place) && !call.on('force')) {
        throw new Failure(
          `Đã có tệp ${place}, nên không ghi.`,
          'Chọn tên khác, hoặc thêm --force để ghi đè.',
        );
      }
    }
    const kind = kindOf(call.value('to'));
    const source = resolve(file);
    // A file too large is not read into memory to be told so.
    refuseOther(statSync(source));
    const broughtIn = await bringIn(readFileSync(source), kind, basename(source));
    if (place !== undefined) {
      await writeWhole(place, broughtIn.mdx);
    }
    const { out: print, err } = call.terminal;
    if (call.on('json')) {
      // Where each piece stood is the editor's: the shape of this answer is fixed.
      print(json({ ...broughtIn, leftOutAfter: undefined }));
      return 0;
    }
    if (place === undefined) {
      print(broughtIn.mdx);
    }
    err(summary(broughtIn, place));
    return 0;
  },
};

function kindOf(given = 'announcement'): (typeof broughtInKinds)[number] {
  const kind = broughtInKinds.find((one) => one === given);
  if (kind === undefined) {
    throw new UsageFailure(
      `Không nhập thành loại "${given}" được.`,
      `Các loại nhập được: ${broughtInKinds.join(', ')}. Bài hướng dẫn có bước, câu trả lời có người hỏi: viết tay.`,
    );
  }
  return kind;
}

function summary({ words, leftOut, doubts }: BroughtIn, place: string | undefined): string {
  const counted = `Tệp gốc có ${words.source} chữ: đưa vào bài ${words.kept}, bỏ ra ngoài ${words.leftOut}.`;
  return [
    ...(place === undefined ? [] : [`Đã ghi ${place}.`]),
    counted,
    ...list('Đã bỏ ra ngoài:', leftOut),
    ...list('Cần xem lại:', doubts),
    '',
  ].join('\n');
}

function list(title: string, remarks: readonly Remark[]): readonly string[] {
  const lines = remarks.map(
    ({ text, why }) => `  - ${text === '' ? '' : `"${shortened(text)}": `}${why}`,
  );
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 88)}…`;
}
