import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

// What a campaign may air: tests/cases/campaign-items.tsv has, per row, the items as written and every message, in order.
const relays = `relays:
  - { id: dai-tinh, name: Đài tỉnh, url: https://phat.example.vn/tinh.mp3 }
  - { id: dai-huyen, name: Đài huyện, url: 'http://phat.example.vn:8000/huyen' }
`;
const recordings = ['quoc-ca.mp3', 'Nhạc hiệu.wav'.normalize('NFD'), 'phong-su.mp4', 'bia.jpg'];
const others = recordings.map((name) => `content/recordings/${name}`);
const campaign = 'content/campaigns/dot-mot.yaml';

function read(items: string, ward = relays) {
  const text = smallWard[campaign] ?? '';
  return readContent(
    asFiles({
      ...smallWard,
      'content/ward.yaml': `${smallWard['content/ward.yaml'] ?? ''}${ward}`,
      [campaign]: text.replace('documents:\n  - thong-bao/thong-bao\n', () => items),
    }),
    others.filter((file) => !file.endsWith('.jpg')),
  );
}

const rows = readFileSync(new URL('../../cases/campaign-items.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.split('\t'));

describe('items of a campaign', () => {
  for (const [items = '', said = ''] of rows)
    test(`${items} → ${said === '' ? 'good' : said}`, () => {
      const { content, problems } = read(`${items.replaceAll('\\n', '\n')}\n`);
      const expected = said === '' ? [] : said.split(' | ');
      expect(problems.map(formatProblem)).toEqual(expected);
      expect(content?.campaigns.length).toBe(said === '' ? 1 : 0);
    });
});

const wrongRelays: readonly (readonly [string, string])[] = [
  ['{ id: a, name: A, url: rtsp://a.vn/x }', 'Địa chỉ "rtsp://a.vn/x" không tiếp âm được'],
  ['{ id: a, name: A, url: file:///etc/x }', 'Địa chỉ "file:///etc/x" không tiếp âm được'],
  ['{ id: a, name: A, url: đài tỉnh }', '"url" đang ghi "đài tỉnh", không dùng được.'],
  ['{ id: Đài A, name: A, url: https://a.vn/x }', '"id" đang ghi "Đài A", không dùng được.'],
  ['{ id: a, url: https://a.vn/x }', 'Thiếu mục "name".'],
  ['{ id: a, nmae: A, url: https://a.vn/x }', 'Không có mục nào tên là "nmae". Ý bạn là "name"?'],
  [
    '{ id: a, name: A, url: https://a.vn/x }\n  - { id: a, name: B, url: https://b.vn/x }',
    'Đã có đài khác mang id "a".',
  ],
];

describe('relays of a ward', () => {
  for (const [entry, said] of wrongRelays)
    test(`${entry} → ${said}`, () => {
      const text = 'items:\n  - recording: quoc-ca.mp3\n';
      const { problems } = read(text, `relays:\n  - ${entry}\n`);
      expect(problems.map(formatProblem)).toEqual([
        expect.stringMatching(/^content\/ward\.yaml:1[78] — /),
      ]);
      expect(problems.map(formatProblem).join()).toContain(said);
    });
});

test('a recording may wait in content/recordings/ for a campaign; what is no sound is told, and two of one name', () => {
  const lying = (names: readonly string[]) =>
    readContent(
      asFiles(smallWard),
      names.map((name) => `content/recordings/${name}`),
    ).problems.map(({ file, message, severity }) => `${severity} ${file}: ${message}`);
  expect(lying(['quoc-ca.mp3', 'phong-su.mp4', 'thu am'])).toEqual([]);
  expect(lying(['bia.jpg'])).toEqual([
    'warning content/recordings/bia.jpg: Không có gì đọc tệp này.',
  ]);
  expect(lying(['Đài.mp3', 'đài.MP3'.normalize('NFD')])).toEqual([
    `error content/recordings/${'đài.MP3'.normalize('NFD')}: Tệp này trùng tên với content/recordings/Đài.mp3, nên không rõ phải phát tệp nào.`,
  ]);
});
