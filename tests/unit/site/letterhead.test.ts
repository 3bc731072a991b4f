import { describe, expect, test } from 'vitest';
import { letterDay, letterheadOf } from '../../../content/markup/letter-lines.ts';
import { parseMdx } from '../../../content/markup/mdx.ts';
import { textOf, walk } from '../../../content/markup/nodes.ts';
import { letterhead } from '../../../site/letterhead.ts';

const head = [
  ...['ỦY BAN NHÂN DÂN', 'PHƯỜNG AN PHỤ', 'Số: 87/TB-UBND'],
  ...['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
  'An Phụ, ngày 25 tháng 11 năm 2026',
];

describe('what each line of a letterhead is', () => {
  test.each([
    [head, 'issuer own number nation motto place'],
    [
      ['Đảng bộ phường An Phụ', 'CHI BỘ 3', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      'issuer own rule nation',
    ],
    [
      ['UBND PHƯỜNG AN PHỤ', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 1/UBND', 'V/v tiêm phòng'],
      'own nation number subject',
    ],
  ])('%s', (lines, parts) => {
    expect(letterheadOf(lines)?.join(' ')).toBe(parts);
  });

  test.each([
    ['no nation', ['UBND PHƯỜNG AN PHỤ', 'Số: 1/UBND']],
    ['running words', ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'chữ '.repeat(60)]],
  ])('none: %s', (_name, lines) => {
    expect(letterheadOf(lines)).toBeUndefined();
  });
});

const file = (...lines: readonly string[]) => `---\ntitle: A\n---\n\n${lines.join('\n\n')}\n`;

test.each([
  ['An Phụ, ngày 25 tháng 11 năm 2026', '2026-11-25'],
  ['An Phụ, ngày 5 tháng 3 năm 2026.', '2026-03-05'],
  ['An Phụ, ngày 31 tháng 02 năm 2026', undefined],
  ['An Phụ, ngày … tháng … năm 2026', undefined],
  ['Từ sáng, ngày 5 tháng 3 năm 2026 cả phường nghỉ', undefined],
])('%s: of %s', (line, day) => {
  expect(letterDay(file('<WebOnly>', line, '</WebOnly>', '# Tên', 'Chữ.'))).toBe(day);
  expect(letterDay(file('# Tên', line))).toBeUndefined();
});

describe('on the page', () => {
  const classesOf = (source: string) => {
    const tree = parseMdx(source);
    const words = textOf(tree);
    letterhead()(tree);
    expect(textOf(tree)).toBe(words);
    return [...walk(tree)].flatMap((node) => {
      const properties: unknown =
        node.data !== undefined && 'hProperties' in node.data ? node.data.hProperties : undefined;
      const classes = new Map<string, unknown>(Object.entries(properties ?? {})).get('className');
      return Array.isArray(classes) ? [`${textOf(node)}: ${String(classes)}`] : [];
    });
  };

  test('a notice brought in: its head, its title, the room for a signature', () => {
    const source = file(
      ...['<WebOnly>', ...head, '</WebOnly>', '**THÔNG BÁO**', '# Về việc A', 'Chữ.'],
      ...['<Signature>', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Trần Thị B', '</Signature>'],
    );
    expect(classesOf(source)).toEqual([
      'ỦY BAN NHÂN DÂN: letter-issuer',
      'PHƯỜNG AN PHỤ: letter-own',
      'Số: 87/TB-UBND: letter-number',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM: letter-nation',
      'Độc lập - Tự do - Hạnh phúc: letter-motto',
      'An Phụ, ngày 25 tháng 11 năm 2026: letter-place',
      'THÔNG BÁO: letter-title',
      'Về việc A: letter-title',
      'Trần Thị B: signer',
    ]);
  });

  test('a notice without one, and words for the page alone, stay as they are', () => {
    expect(
      classesOf(
        file(
          ...['THÔNG BÁO', '# Tên', '<WebOnly>', ...head, '</WebOnly>'],
          ...['<Signature>', 'KT. CHỦ TỊCH', '</Signature>'],
        ),
      ),
    ).toEqual([]);
  });
});
