import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const unescaped = (cell: string) => cell.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
const rows = readFileSync(new URL('../../cases/content-mistakes.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.split('\t').map(unescaped));

function mistakes(changes: Readonly<Record<string, string>>): readonly string[] {
  return readContent(asFiles({ ...smallWard, ...changes })).problems.map(formatProblem);
}

test('the small ward has no mistake', () => {
  expect(mistakes({})).toEqual([]);
});

describe('one mistake, one message', () => {
  for (const [name = '', was = '', becomes = '', message = ''] of rows) {
    test(`${name}: ${was.trim()} → ${becomes.trim()}`, () => {
      const file = `content/${name}`;
      const text = smallWard[file] ?? '';
      expect(text).toContain(was);
      expect(mistakes({ [file]: text.replace(was, () => becomes) })).toEqual([message]);
    });
  }
});

describe('not a mistake', () => {
  const guide = 'content/guides/dang-ky.mdx';
  const campaign = 'content/campaigns/dot-mot.yaml';
  const text = smallWard[guide] ?? '';
  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      'a sign with a space after it',
      { [guide]: text.replace('Mở trang chủ.', 'Trên 18 < 60 tuổi.') },
    ],
    ['an escaped sign', { [guide]: text.replace('Mở trang chủ.', 'Gõ \\<số CCCD> và \\{mã\\}.') }],
    ['a comment', { [guide]: text.replace('Mở trang chủ.', '{/* nhắc nhau */}\n\nMở trang chủ.') }],
    [
      'a note on one line',
      { [guide]: text.replace('Mở trang chủ.', 'Mở.\n\n<Note>Giữ kín.</Note>') },
    ],
    ['a telephone link', { [guide]: text.replace('(/thong-bao/thong-bao/#mot)', '(tel:1022)') }],
    [
      'Windows line ends',
      {
        [guide]: text.replaceAll('\n', '\r\n'),
        [campaign]: (smallWard[campaign] ?? '').replaceAll('\n', '\r\n'),
      },
    ],
    [
      'a table with Windows line ends',
      {
        [guide]: text
          .replace(
            'Mở trang chủ.',
            '<Table>\n\n| Ô | Điền |\n| --- | --- |\n| 1. | - |\n\n</Table>',
          )
          .replaceAll('\n', '\r\n'),
      },
    ],
    ['an old form inside a longer word', { [guide]: text.replace('Mở trang chủ.', 'Mở CMNDX.') }],
  ];
  for (const [name, changes] of cases)
    test(name, () => {
      expect(mistakes(changes)).toEqual([]);
    });
});
