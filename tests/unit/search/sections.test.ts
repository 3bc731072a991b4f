import { expect, test } from 'vitest';
import { partWords, type Anchor } from '../../../site/after-build/fragments.ts';
import { indexPages } from '../../../site/after-build/index-pages.ts';
import { sectionsOf } from '../../../site/after-build/sections.ts';

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

test('each question becomes a section of /hoi-dap/ that links to its own page', () => {
  const pages = indexPages([
    fragment('/hoi-dap/', 'Hỏi đáp', 'Hỏi đáp. Những câu hay hỏi.'),
    fragment('/hoi-dap/quen-mat-khau/', 'Quên mật khẩu?', 'Quên mật khẩu? Bấm vào đây.'),
    fragment('/', 'Trang đầu', 'Trang đầu.'),
  ]);
  expect(pages.map(({ url }) => url)).toEqual(['/hoi-dap/']);
  expect(pages[0]?.sections).toContainEqual({
    id: '',
    url: '/hoi-dap/quen-mat-khau/',
    heading: 'Quên mật khẩu?',
    text: 'Bấm vào đây.',
  });
});

test('a practice is searched by its screens’ names, each a sentence that ends once', () => {
  const anchors = [
    { element: 'h2', id: 'a', text: 'Bác đăng ký cho ai?', location: 1 },
    { element: 'h2', id: 'b', text: 'Doanh nghiệp', location: 6 },
  ];
  const content = 'Tập. Bác đăng ký cho ai? Doanh nghiệp. Chữ nhỏ.';
  const [page] = indexPages([fragment('/thuc-hanh/x/', 'Tập', content, anchors)]);
  expect(page?.sections.map(({ text }) => text)).toEqual(['Bác đăng ký cho ai? Doanh nghiệp.']);
});

test('tags part words: <dt>Mã OTP</dt><dd>Dãy số', () => {
  expect(partWords('<dt>Mã OTP</dt><dd>Dãy <b>số</b>.</dd>')).toBe(
    '<dt>Mã OTP</dt><dd> Dãy <b>số</b>.</dd>',
  );
});
