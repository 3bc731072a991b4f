import { describe, expect, test } from 'vitest';
import { placesIn } from '../../../site/places-in-words.ts';

/** `ĐT: [0912.345.678](tel:0912345678)` */
const say = (text: string, bareNames = true) => {
  const parts = placesIn(text, bareNames);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  return parts.map((part) => (part.href === undefined ? part.text : `[${part.href}]`)).join('');
};

describe('what can be opened or called', () => {
  test.each([
    ['ông Nguyễn Văn A, ĐT: 0912.345.678, hoặc', 'ông Nguyễn Văn A, ĐT: [tel:0912345678], hoặc'],
    ['ĐT:0912345678.', 'ĐT:[tel:0912345678].'],
    ['Gọi 098 765 4321 hoặc 0987-654-321', 'Gọi [tel:0987654321] hoặc [tel:0987654321]'],
    ['0912.345.678/0987.654.321', '[tel:0912345678]/[tel:0987654321]'],
    ['trực ban 0220.3.822.123', 'trực ban [tel:02203822123]'],
    ['(0220) 3822 123', '[tel:02203822123]'],
    ['024 3825 1234', '[tel:02438251234]'],
    ['(+84) 912', '(+84) 912'],
    ['+84 912 345 678', '[tel:+84912345678]'],
    ['tổng đài 1900 0368, 1800 1091', 'tổng đài [tel:19000368], [tel:18001091]'],
    ['1900.599.929', '[tel:1900599929]'],
    [
      'xem tại https://anphu.example.gov.vn/tiem-phong.',
      'xem tại [https://anphu.example.gov.vn/tiem-phong].',
    ],
    ['(http://a.vn/?x=1&y=2)', '([http://a.vn/?x=1&y=2])'],
    ['www.anphu.gov.vn/tin', '[https://www.anphu.gov.vn/tin]'],
    ['địa chỉ: dichvucong.gov.vn và', 'địa chỉ: [https://dichvucong.gov.vn] và'],
    ['trang https://a.gov.vn/,', 'trang [https://a.gov.vn/],'],
    ['thư: vp@anphu.gov.vn.', 'thư: [mailto:vp@anphu.gov.vn].'],
  ])('%s', (text, linked) => {
    expect(say(text)).toBe(linked);
  });
});

describe('what only looks like it', () => {
  test.each([
    'Số: 87/TB-UBND, Nghị định số 90/2017/NĐ-CP',
    'Số: 0912345678/TB-UBND',
    'ngày 05/12/2026, 10/10/2026',
    'từ 7h30 đến 10h30, 24/24 giờ',
    '25.000 đồng/con, 1.900.000.000 đồng',
    '0912345678 đồng',
    'số tài khoản 0912345678',
    'STK: 0912345678 tại Agribank',
    'mã số thuế: 0800123456',
    'CCCD số 030123456789',
    'Fax: 0220.3822.123',
    '03012345678901',
    'năm 1900-1975',
    'soạn tin TTTB gửi 1414',
    'kết thúc bằng .gov.vn',
    'tệp mau-don.docx',
    'thực hiện./.',
    'ftp://a.vn javascript:alert(1)',
  ])('%s', (text) => {
    expect(say(text)).toBe(text);
  });

  test('a bare name where names are typed', () => {
    expect(say('gõ vneid.gov.vn, xem https://a.vn', false)).toBe(
      'gõ vneid.gov.vn, xem [https://a.vn]',
    );
  });
});
