import { describe, expect, test } from 'vitest';
import { normalise } from '../../../../audio/normalise/index.ts';
import { questionOf } from '../../../../scheduler/console/listening/core/questions.ts';
import { sampleSentences } from '../../../../scheduler/console/listening/core/sample-sentences.ts';

const ask = (written: string) =>
  questionOf(written, normalise(written, { lexicon: [] }).tokens, 'seed');

describe('what is asked of a sentence', () => {
  test.each([
    ['Cần hỏi thêm, bác gọi tổng đài 1900 0368.', 'số máy', '1900 0368'],
    ['Hết hạn sau ngày 31/12/2024.', 'ngày', '31/12/2024'],
    ['Bộ phận một cửa nhận hồ sơ từ 7 giờ 30 đến 11 giờ 15.', 'giờ', '7 giờ 30'],
    ['Lệ phí của thủ tục này là 28.000 đồng một bản.', 'số', '28.000'],
    ['Có 25 dịch vụ công thiết yếu nay nộp qua mạng.', 'số', '25'],
    ['Mời ông Nguyễn Văn Thắng đến nhận kết quả ở bàn số 4.', 'Tên người', 'Nguyễn Văn Thắng'],
  ])('%s', (written, asks, right) => {
    const question = ask(written);
    expect(question?.asks).toContain(asks);
    expect(question?.choices[question.right]).toBe(right);
    expect(new Set(question?.choices).size).toBe(4);
  });

  test.each(['Bước 3: Nhập các thông tin hiện trên bảng.', 'Hồ sơ nộp tại bộ phận một cửa.'])(
    'nothing: %s',
    (written) => {
      expect(ask(written)).toBeUndefined();
    },
  );
});

test('names differ in the tone of their last syllable, which is Vietnamese', () => {
  expect(ask('Mời ông Nguyễn Văn Thắng vào.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "Nguyễn Văn Thăng",
      "Nguyễn Văn Thắng",
      "Nguyễn Văn Thằng",
      "Nguyễn Văn Thẵng",
    ]
  `);
  expect(ask('Mời bà Trần Thị Hường vào.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "Trần Thị Hương",
      "Trần Thị Hướng",
      "Trần Thị Hường",
      "Trần Thị Hưỡng",
    ]
  `);
  expect(ask('Mời cụ Phạm Thị Mùi vào.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "Phạm Thị Mui",
      "Phạm Thị Mùi",
      "Phạm Thị Múi",
      "Phạm Thị Mũi",
    ]
  `);
  expect(ask('Mời ông Lê Văn Quý vào.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "Lê Văn Quy",
      "Lê Văn Quý",
      "Lê Văn Quỳ",
      "Lê Văn Quỹ",
    ]
  `);
  expect(ask('Mời bà Đỗ Thị Hòa vào.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "Đỗ Thị Hoa",
      "Đỗ Thị Hòa",
      "Đỗ Thị Hóa",
      "Đỗ Thị Hõa",
    ]
  `);
});

test('numbers differ in one figure', () => {
  expect(ask('Gọi tổng đài 1900 0368.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "1900 0368",
      "1900 0369",
      "1901 0368",
      "1910 0368",
    ]
  `);
  expect(ask('Hết hạn ngày 31/12/2024.')?.choices.toSorted()).toMatchInlineSnapshot(`
    [
      "21/12/2024",
      "28/12/2024",
      "31/12/2024",
      "31/12/2025",
    ]
  `);
});

test.each(sampleSentences)('a sample asks something and is read without doubt: %s', (written) => {
  const { unknown, guesses } = normalise(written, { lexicon: [] });
  expect([unknown, guesses]).toEqual([[], []]);
  expect(ask(written)).toBeDefined();
});
