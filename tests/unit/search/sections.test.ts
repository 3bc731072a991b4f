import { expect, test } from 'vitest';
import { partWords, type Anchor } from '../../../site/after-build/fragments.ts';
import { indexPages } from '../../../site/after-build/index-pages.ts';
import { sectionsOf } from '../../../site/after-build/sections.ts';
import { shorten } from '../../../site/after-build/shorten.ts';

function fragment(url: string, title: string, content: string, anchors: Anchor[] = []) {
  return { url, content, meta: { title }, anchors };
}

test('a page is parted at its headings, and a heading is linked by the box around it', () => {
  const content = 'Tên. Lời mở. Bước 1. Làm thế này. Bước 2. Làm thế kia.';
  const anchors = [
    { element: 'section', id: 'mot', text: '', location: 3 },
    { element: 'h2', id: 'mot-ten', text: 'Bước 1', location: 3 },
    { element: 'h2', id: 'hai', text: 'Bước 2', location: 8 },
  ];
  expect(sectionsOf(fragment('/x/', 'Tên', content, anchors))).toEqual([
    { id: '', heading: '', text: 'Lời mở.' },
    { id: 'mot', heading: 'Bước 1', text: 'Làm thế này.' },
    { id: 'hai', heading: 'Bước 2', text: 'Làm thế kia.' },
  ]);
});

test('each question and each term stands for itself, with the address that opens it', () => {
  const pages = indexPages([
    fragment('/hoi-dap/', 'Hỏi đáp', 'Hỏi đáp. Những câu hay hỏi.', [
      { element: 'span', id: 'quen-mat-khau', text: '', location: 2 },
      { element: 'li', id: 'cu', text: 'Cũ?', location: 5 },
    ]),
    fragment('/hoi-dap/cu/', 'Cũ?', 'Cũ? Rồi.'),
    fragment('/hoi-dap/moi/', 'Mới?', 'Mới? Rồi.'),
    fragment('/hoi-dap/quen-mat-khau/', 'Quên mật khẩu?', 'Quên mật khẩu? Bấm vào đây.'),
    fragment('/thuat-ngu/', 'Từ ngữ', 'Từ ngữ. Những từ khó. Mã OTP. Dãy số.', [
      { element: 'dt', id: 'otp', text: 'Mã OTP', location: 5 },
    ]),
    fragment('/', 'Trang đầu', 'Trang đầu.'),
  ]);
  expect(pages.map(({ url, title }) => [url, title])).toEqual([
    ['/hoi-dap/', 'Hỏi đáp'],
    ['/hoi-dap/cu/', 'Cũ?'],
    ['/hoi-dap/moi/', 'Mới?'],
    ['/hoi-dap/#quen-mat-khau', 'Quên mật khẩu?'],
    ['/thuat-ngu/', 'Từ ngữ'],
    ['/thuat-ngu/#otp', 'Mã OTP'],
  ]);
  expect(pages.filter(({ isList }) => isList).map(({ url }) => url)).toEqual([
    '/hoi-dap/',
    '/thuat-ngu/',
  ]);
  expect(pages[3]?.sections).toEqual([{ id: '', heading: '', text: 'Bấm vào đây.' }]);
  expect(pages[5]?.sections).toEqual([{ id: '', heading: '', text: 'Dãy số.' }]);
});

test('of a practice its screens are searched as they are handed in, not the sixty screens of small words', () => {
  const anchors = [{ element: 'h2', id: 'a', text: 'Bác đăng ký cho ai?', location: 1 }];
  const pages = [fragment('/thuc-hanh/x/', 'Tập', 'Tập. Bác đăng ký cho ai?', anchors)];
  expect(indexPages(pages)[0]?.sections).toEqual([]);
  const screens = [{ id: 'man-hinh-a', heading: 'Mã hết hạn', text: 'Lấy mã khác.' }];
  const known = { screens: new Map([['/thuc-hanh/x/', screens]]) };
  expect(indexPages(pages, known)[0]?.sections).toEqual(screens);
});

test('a long text begins with its answer; of the rest each telling word is kept once', () => {
  const answer = 'Bác xem ở nơi đã nộp, là Cổng Dịch vụ công quốc gia, với mã hồ sơ.';
  expect(shorten(`${answer} Mở “Quản lý hồ sơ”. Quản lý ở đó.`)).toEqual({
    text: answer,
    more: 'mở quản lý',
  });
  expect(shorten('Được.')).toEqual({ text: 'Được.' });
  expect(shorten('một '.repeat(50)).text.split(' ')).toHaveLength(34);
});

test('tags part words: <dt>Mã OTP</dt><dd>Dãy số', () => {
  expect(partWords('<dt>Mã OTP</dt><dd>Dãy <b>số</b>.</dd>')).toBe(
    '<dt>Mã OTP</dt><dd> Dãy <b>số</b>.</dd>',
  );
});
