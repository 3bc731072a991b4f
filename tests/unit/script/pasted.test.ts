import { describe, expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import { aDocument } from './a-document.ts';

const spoken = (body: string) => buildScript(aDocument(body)).sentences.map(({ text }) => text);
const leftOut = (body: string) =>
  buildScript(aDocument(body)).leftOut.map(({ why, text }) => [why, text]);

describe('text as it is pasted', () => {
  test('a line that a PDF broke goes on; an entry, a heading of capitals and a labelled line begin anew', () => {
    expect(
      spoken(
        'THÔNG BÁO\nVề việc cắt điện trên địa bàn\nphường An Phụ\n• Thời gian: 7h30\n– Khu vực: thôn 1\no Lý do: sửa chữa\n1/ Đề nghị bà con\nchủ động.',
      ),
    ).toEqual([
      'THÔNG BÁO',
      'Về việc cắt điện trên địa bàn phường An Phụ.',
      'Thời gian: 7h30.',
      'Khu vực: thôn 1.',
      'Lý do: sửa chữa.',
      '1/ Đề nghị bà con chủ động.',
    ]);
  });

  test('a byte order mark, soft hyphens, no-break spaces and tabs leave nothing behind', () => {
    expect(spoken('\ufeffPhường\u00a0An\u00adPhụ\u200b họp.')).toEqual(['Phường AnPhụ họp.']);
  });

  test('a table is read row by row, with the column’s name where it is needed', () => {
    const rows = ['Ngày 5/8, thôn 1, Số hộ 120.', 'Ngày 6/8, thôn 2, Số hộ 95.'];
    expect(
      spoken(
        '| STT | Ngày | Khu vực | Số hộ |\n|---|---|---|---|\n| 1 | Ngày 5/8 | thôn 1 | 120 |\n| 2 | Ngày 6/8 | thôn 2 | 95 |',
      ),
    ).toEqual(rows);
    expect(
      spoken('STT\tNgày\tKhu vực\tSố hộ\n1\tNgày 5/8\tthôn 1\t120\n2\tNgày 6/8\tthôn 2\t95'),
    ).toEqual(rows);
  });
});

const letter = `UBND PHƯỜNG AN PHỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/TB-UBND

An Phụ, ngày 5 tháng 8 năm 2026

Kính gửi bà con nhân dân.

Nơi nhận:

- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Nguyễn Văn A

Trang 1/2

thong-bao.docx

Xem thêm | Chia sẻ`;

describe('what is not to be spoken is known by its shape', () => {
  test('a letter: only its words are spoken, the rest is shown as left out', () => {
    expect(spoken(letter)).toEqual(['Kính gửi bà con nhân dân.']);
    expect(new Set(leftOut(letter).map(([why]) => why))).toEqual(
      new Set([
        'issuer',
        'national',
        'number',
        'recipients',
        'signature',
        'page',
        'file',
        'navigation',
      ]),
    );
  });

  test('in <ReadAloud> it is spoken after all', () => {
    expect(spoken('<ReadAloud>\n\nĐộc lập - Tự do - Hạnh phúc\n\n</ReadAloud>')).toEqual([
      'Độc lập - Tự do - Hạnh phúc.',
    ]);
  });

  test.each([
    'THÔNG BÁO',
    'Số: 12 hộ chưa nộp.',
    'Chia sẻ khó khăn với bà con vùng lũ.',
    'Nơi nhận hồ sơ: bộ phận một cửa.',
    'UBND phường An Phụ thông báo lịch họp.',
    'Trang phục gọn gàng.',
    'TM. là gì?',
  ])('%s is spoken', (text) => {
    expect(leftOut(`${text}\n\nMời bà con nghe.`)).toEqual([]);
  });
});
