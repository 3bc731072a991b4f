import { describe, expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import { readMdx } from '../../../content/read/mdx-errors.ts';
import { aDocument } from './a-document.ts';

describe('what a notice is pasted with is words, not markup', () => {
  test.each([
    'Trẻ từ 9 đến <12 tháng tuổi tiêm mũi 1.',
    '<12 tháng thì hoãn.',
    'Thu nhập < 5 triệu đồng, cao >1m50, a <= b.',
    'Soạn TTTB <số CCCD> gửi 1414.',
    'Gõ {mật khẩu} vào ô { này.',
    'Ghi {họ và tên}, {1}, {…}.',
    '<Bước 1> Chọn nơi nộp.',
  ])('%s', (written) => {
    const { sentences } = buildScript(aDocument(written));
    expect(sentences.map(({ text }) => text).join(' ')).toBe(written);
    // Each character leads back to itself.
    const source = aDocument(written).source;
    for (const { text, sourceMap } of sentences) {
      expect(sourceMap.map((at) => source.charAt(at)).join('')).toBe(text);
    }
  });

  test('inside a tag too', () => {
    const { sentences } = buildScript(aDocument('<Note>\n\nTrẻ <5 tuổi ghi {họ tên}.\n\n</Note>'));
    expect(sentences.map(({ text }) => text)).toEqual(['Lưu ý:', 'Trẻ <5 tuổi ghi {họ tên}.']);
  });

  test.each([
    '<br>',
    '<Not>',
    '{otp}',
    '{x.y}',
    '<ho ten>',
    '<!-- a -->',
    '<https://a.vn>',
    '<Note',
  ])('a slip in markup is still named: %s', (written) => {
    const { root, problems } = readMdx('content/x.mdx', `Chữ ${written} nữa.\n`);
    const elements =
      JSON.stringify(root ?? '').match(/mdxText(?:Expression|.{0,0})|mdxJsx\w+/g) ?? [];
    expect(problems.length + elements.length).toBeGreaterThan(0);
  });

  test('a comment is no word', () => {
    const { sentences } = buildScript(aDocument('Trước {/* nhắc nhau */} sau.'));
    expect(sentences.map(({ text }) => text)).toEqual(['Trước sau.']);
  });
});
