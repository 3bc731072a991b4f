import { describe, expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import { pausesMs } from '../../../audio/script/pauses.ts';
import { aDocument } from './a-document.ts';

const said = (body: string, kind?: 'announcement' | 'guide' | 'faq') =>
  buildScript(aDocument(body, kind)).sentences.map(({ kind: what, text }) => `${what}: ${text}`);

describe('what is spoken', () => {
  test.each<[string, string, string[]]>([
    ['a heading', '## 1. Lợi ích', ['heading: 1. Lợi ích']],
    [
      'a sentence wrapped over lines',
      'Một câu\ndài xuống\n  dòng. Câu\nhai.',
      ['sentence: Một câu dài xuống dòng.', 'sentence: Câu hai.'],
    ],
    [
      'a list',
      'Gồm:\n\n- Đơn;\n- Thẻ,\n- Ảnh. Hai tấm',
      ['sentence: Gồm:', 'item: Đơn.', 'item: Thẻ.', 'item: Ảnh.', 'item: Hai tấm.'],
    ],
    ['a nested list', '- Một\n  - Hai\n- Ba', ['item: Một.', 'item: Hai.', 'item: Ba.']],
    ['a numbered list', '3. Ba\n4. Bốn', ['item: 3. Ba.', 'item: 4. Bốn.']],
    [
      'inline markup and links',
      'Bấm **nút *to* này** ở [trang `chính`](/huong-dan/).',
      ['sentence: Bấm nút to này ở trang chính.'],
    ],
    ['escapes and entities', 'Gõ \\<số> &amp; \\*dấu\\* &#225;.', ['sentence: Gõ <số> & *dấu* á.']],
    ['a comment', 'Trước.\n\n{/* nhắc nhau */}\n\nSau.', ['sentence: Trước.', 'sentence: Sau.']],
    [
      'only what is for the loudspeaker',
      '<WebOnly>\n\nTrang.\n\n</WebOnly>\n\n<SpokenOnly>\n\nLoa.\n\n</SpokenOnly>',
      ['sentence: Loa.'],
    ],
    [
      'a part of a sentence only for the page',
      'Bấm <WebOnly>vào đây </WebOnly>để xem.',
      ['sentence: Bấm để xem.'],
    ],
    [
      'neither recipients nor signature',
      'Hết.\n\n<Recipients>\n\n- Lưu VP\n\n</Recipients>\n\n<Signature>\n\nKT. CHỦ TỊCH\n\n</Signature>',
      ['sentence: Hết.'],
    ],
    [
      'the label of a note',
      '<Note>\n\nGiữ kín.\n\n</Note>\n\n<Requirement>Có thẻ.</Requirement>',
      ['sentence: Lưu ý:', 'sentence: Giữ kín.', 'sentence: Yêu cầu:', 'sentence: Có thẻ.'],
    ],
    ['no invisible letters', 'Một\u00ad câu\u200b \u200bnày.', ['sentence: Một câu này.']],
    ['nothing of a line of signs', '---\n\n* * *\n\n…', []],
  ])('%s', (_, body, sentences) => {
    expect(said(body)).toEqual(sentences);
  });

  test("a guide's title and steps are announced with their numbers", () => {
    const step =
      '<Step id="mo" title="Mở trang">\n\nMở.\n\n</Step>\n\n<Step id="go" title="Gõ">\n\nGõ.\n\n</Step>';
    expect(said(step, 'guide')).toEqual([
      'heading: Tên bài',
      'heading: Bước 1: Mở trang',
      'sentence: Mở.',
      'heading: Bước 2: Gõ',
      'sentence: Gõ.',
    ]);
  });

  test('an answer tells the question from the answer, and who gives it', () => {
    const source =
      '---\nquestion: Mất căn cước thì làm lại ở đâu?\nansweredBy: Một cửa\nansweredOn: 2026-11-27\n---\n\nĐến công an.';
    const { sentences } = buildScript({
      ...aDocument('', 'answer'),
      source,
      answer: {
        question: 'Mất căn cước thì làm lại ở đâu?',
        answeredBy: 'Một cửa',
        answeredOn: '2026-11-27',
      },
    });
    expect(sentences.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: Câu hỏi: Mất căn cước thì làm lại ở đâu?',
      'sentence: Trả lời:',
      'sentence: Đến công an.',
      'sentence: Người trả lời: Một cửa.',
    ]);
    const written = sentences.map(({ sourceMap, text }) => [
      source.slice(
        sourceMap.find((at) => at >= 0),
        Math.max(...sourceMap) + 1,
      ),
      text,
    ]);
    expect(written[0]?.[0]).toBe('Mất căn cước thì làm lại ở đâu?');
    expect(written[3]?.[0]).toBe('Một cửa');
  });

  test("an announcement's steps are named by its own words", () => {
    expect(said('<Step id="mo" title="Mở trang">\n\nBước 1: Mở.\n\n</Step>')).toEqual([
      'sentence: Bước 1: Mở.',
    ]);
  });
});

test('ids count from one, lines and steps are those of the file', () => {
  const { sentences } = buildScript(
    aDocument('# Tên\n\nMột.\nHai.\n\n<Step id="mo" title="Mở">\n\nBa.\n\n</Step>\n\nBốn.'),
  );
  expect(sentences.map(({ id, line, step }) => [id, line, step])).toEqual([
    ['s1', 6, undefined],
    ['s2', 8, undefined],
    ['s3', 9, undefined],
    ['s4', 13, 'mo'],
    ['s5', 17, undefined],
  ]);
});

test('pauses go by what follows', () => {
  const { sentences } = buildScript(aDocument('# Tên\n\nMột. Hai.\n\nGồm:\n\n- Ba'));
  expect(sentences.map(({ pauseMs }) => pauseMs)).toEqual([
    pausesMs.heading,
    pausesMs.sentence,
    pausesMs.paragraph,
    pausesMs.lead,
    pausesMs.item,
  ]);
});
