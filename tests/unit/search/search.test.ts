import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../site/search/corpus.ts';
import { tokenise } from '../../../site/search/fold.ts';
import type { SearchIndex } from '../../../site/search/index-shape.ts';
import { readQuery } from '../../../site/search/query.ts';
import { searchNames } from '../../../site/search/names.ts';
import { subjectOfMeaning } from '../../../site/search/question.ts';
import { search } from '../../../site/search/search.ts';

function page(
  url: string,
  title: string,
  ...sections: [id: string, heading: string, text: string][]
) {
  return {
    url,
    title,
    description: '',
    kind: '',
    weight: 1,
    sections: sections.map(([id, heading, text]) => ({ id, heading, text })),
  };
}

const index: SearchIndex = {
  pages: [
    page(
      '/dang-ky/',
      'Đăng ký tài khoản',
      ['', '', 'Bài này chỉ cách đăng ký tài khoản, cho người dùng điện thoại.'],
      ['nhap-otp', 'Nhập mã OTP', 'Gõ dãy số vào ô. Không đọc mã cho ai.'],
      ['mat-khau', 'Đặt mật khẩu', 'Mật khẩu có chữ in hoa.'],
    ),
    page(
      '/nop-ho-so/',
      'Nộp hồ sơ',
      ['', '', 'Điền tờ khai.'],
      ['ma', 'Lưu mã hồ sơ', 'Mã giúp tra cứu. Má và mạ là chữ khác.'],
    ),
    page('/phat-thanh/', 'Phát thanh', ['', '', 'Lịch phát thanh trong tuần.']),
  ],
  synonyms: [{ means: 'lịch phát thanh', typed: ['giờ phát loa'] }],
  popular: ['/dang-ky/'],
  foreign: ['giá vàng', 'tiền điện'],
  foreignMarked: ['má mạ', 'điền số'],
};
const corpus = readCorpus(index);
const first = (query: string) => search(corpus, query).hits[0]?.url.replace(/#.*/, '');
const read = (query: string) => readQuery(query, corpus).map(({ fold }) => fold);

describe('a name as the site writes it is answered without what questions take', () => {
  const cases: [query: string, isName: boolean][] = [
    ['mật khẩu', true],
    ['mat khau', true],
    ['mật kh', true],
    ['đăng ký tài khoản', true],
    ['m', true],
    ['', false],
    ['mật khẩu là gì', false],
    ['mk', false],
    ['matkhau', false],
    ['maajt khaaur', false],
    ['mật khâu', false],
    ['má mạ', false],
    ['tiền điện', false],
    ['hồ sơ mật khẩu', false],
    ['tập mật khẩu', false],
    ['bài này chỉ cách đăng ký', false],
  ];
  test.each(cases)('%s: %s', (query, isName) => {
    const named = searchNames(corpus, query);
    expect(named !== undefined).toBe(isName);
    if (named) expect(named.hits[0]?.url).toBe(search(corpus, query).hits[0]?.url);
  });
});

describe('what a question of meaning is about', () => {
  const cases: [query: string, subject: string | undefined][] = [
    ['otp nghĩa là gì vậy', 'otp'],
    ['passcode khác mật khẩu chỗ nào', 'passcode'],
    ['tạm trú có khác gì thường trú không', 'tam tru'],
    ['mức một với mức hai khác nhau chỗ nào', 'muc mot voi muc hai'],
    ['dùng máy khác đăng nhập thế nào', undefined],
  ];
  test.each(cases)('%s: %s', (query, subject) => {
    const words = subjectOfMeaning(tokenise(query));
    expect(words?.map(({ fold }) => fold).join(' ')).toBe(subject);
  });
});

describe('a query is read as the site writes', () => {
  const cases: [string, string[]][] = [
    ['taikhoan', ['tai', 'khoan']],
    ['ot p', ['otp']],
    ['đăn gký', ['dang', 'ki']],
    ['ddawng kys', ['dang', 'ki']],
    ['d9a8ng ky1', ['dang', 'ki']],
    ['ma65t kha63u', ['mat', 'khau']],
    ['d9c', ['duoc']],
    ['ddc', ['duoc']],
    ['ko dc', ['khong', 'duoc']],
    ['hẻm', ['hem']],
    ['túi', ['tui']],
    ['8h30', ['8', 'gio', '30']],
    ['nopoj', ['nop']],
    ['khoảnnn', ['khoan']],
    ['otp = máy', ['otp', 'bang', 'may']],
    ['  ĐĂNG-KÝ!  ', ['dang', 'ki']],
    ['', []],
    ['…', []],
  ];
  for (const [query, forms] of cases) {
    test(`${query} → ${forms.join(' ')}`, () => {
      expect(read(query)).toEqual(forms);
    });
  }
  test('a very long query is cut, not refused', () => {
    expect(read('dang ky '.repeat(100)).length).toBeLessThanOrEqual(20);
  });
});

describe('the right page comes first', () => {
  const cases: [string, string][] = [
    ['đăng ký', '/dang-ky/'],
    ['dang ky', '/dang-ky/'],
    ['mat khau', '/dang-ky/'],
    ['mật khẫu', '/dang-ky/'],
    ['mat khua', '/dang-ky/'],
    ['dien thoai', '/dang-ky/'],
    ['nop ho xo', '/nop-ho-so/'],
    ['tra cứu', '/nop-ho-so/'],
    ['giờ phát loa', '/phat-thanh/'],
    ['gio phat lao', '/phat-thanh/'],
  ];
  for (const [query, url] of cases) {
    test(`${query} → ${url}`, () => {
      expect(first(query)).toBe(url);
    });
  }
});

test('exact accents rank before others of the same letters', () => {
  const two = readCorpus({
    ...index,
    pages: [page('/ma-1/', 'Mạ'), page('/ma-2/', 'Má'), page('/ma-3/', 'Mã')],
  });
  const urls = (query: string) => search(two, query).hits.map(({ url }) => url);
  expect(urls('má')[0]).toBe('/ma-2/');
  expect(urls('mã')[0]).toBe('/ma-3/');
  expect(urls('ma')).toHaveLength(3);
});

test('one entry a page: the very place, its answer, what was found marked', () => {
  const hit = search(corpus, 'mã OTP').hits[0];
  expect(hit?.url).toBe('/dang-ky/#nhap-otp');
  expect(hit?.crumb).toBe('Đăng ký tài khoản');
  expect(hit?.title).toEqual([
    { text: 'Nhập ', marked: false },
    { text: 'mã OTP', marked: true },
  ]);
  expect(hit?.answer.map(({ text }) => text).join('')).toBe(
    'Gõ dãy số vào ô. Không đọc mã cho ai.',
  );
  const urls = search(corpus, 'mã').hits.map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
});

test('who asks for a page by its name gets the page, not a part of it', () => {
  expect(search(corpus, 'đăng ký tài khoản').hits[0]?.url).toBe('/dang-ky/');
});

test('nothing found: words of the site that look like what was typed', () => {
  const { hits, closest } = search(corpus, 'khoaanggg');
  expect(hits).toEqual([]);
  expect(closest).toContain('khoản');
});

describe('on the way to a word nothing is said of it yet', () => {
  const typed = ['đ', 'đă', 'ĐĂN', 'm', 'kho', 'mật kh', 'mật khẩ', 'lịch phá', 'nop h'];
  for (const query of typed) {
    test(query, () => {
      expect(search(corpus, query).hits).not.toEqual([]);
    });
  }
  test('a marked beginning is that of the marked word', () => {
    expect(first('hồ s')).toBe('/nop-ho-so/');
    expect(first('phá')).toBe('/phat-thanh/');
  });
  test('what begins no word of the site is refused at once', () => {
    for (const query of ['wq', 'xyz', 'giá v', 'giá và'])
      expect([query, search(corpus, query).hits]).toEqual([query, []]);
  });
});

describe('what the site does not speak of', () => {
  const cases: [string, boolean][] = [
    ['giá vàng hôm nay', false],
    ['gia vang', false],
    ['tiền điện tháng này', false],
    ['giá vàng đăng ký tài khoản', true],
    ['điền số', false],
    ['dien so', true],
    ['mất tiền điện thoại', true],
    ['cho thuê xe máy', false],
  ];
  for (const [query, found] of cases) {
    test(`${query}: ${found ? 'found' : 'refused'}`, () => {
      expect(search(corpus, query).hits.length > 0).toBe(found);
    });
  }
  test('several words are not turned into words that look like them', () => {
    expect(search(corpus, 'giá vàng').closest).toEqual([]);
  });
});

test('who asks what a word means gets the glossary first', () => {
  const term = { ...page('/thuat-ngu/#otp', 'Mã OTP', ['', '', 'Dãy số.']), kind: 'Từ ngữ' };
  const withTerm = readCorpus({ ...index, pages: [...index.pages, { ...term, weight: 0.57 }] });
  for (const query of ['mã otp là gì', 'otp nghĩa là gì vậy', 'ma otp la j', 'mã OTP là cái chi'])
    expect(search(withTerm, query).hits[0]?.url, query).toBe('/thuat-ngu/#otp');
});

test('what is said out of courtesy is not looked for', () => {
  const bare = search(corpus, 'mã OTP');
  for (const query of [
    'cháu ơi cho bác hỏi mã OTP',
    'chau oi cho bac hoi ma otp',
    'cho tôi hỏi mã OTP với ạ',
    'mã OTP hả cháu',
    'thôi chết mã OTP cô ạ',
  ])
    expect(search(corpus, query), query).toEqual(bare);
  expect(read('hỏi cháu').length).toBe(2);
});

test('words that questions hold lead to the page whose name they are given for, each a little', () => {
  const asked = readCorpus({
    ...index,
    synonyms: [{ means: 'nộp hồ sơ', asks: ['đưa giấy tờ'] }],
  });
  expect(search(asked, 'đưa giấy ở chỗ nào').hits[0]?.url).toBe('/nop-ho-so/');
  expect(search(corpus, 'đưa giấy ở chỗ nào').hits).toEqual([]);
});

test('who wants to practise gets the practice first', () => {
  const practice = {
    ...page('/thuc-hanh/x/', 'Tập đăng ký', ['', '', 'Đăng ký tài khoản.']),
    kind: 'Thực hành',
  };
  const withPractice = readCorpus({
    ...index,
    pages: [...index.pages, { ...practice, weight: 0.85 }],
  });
  const urls = (query: string) => search(withPractice, query).hits.map(({ url }) => url);
  for (const query of ['tập đăng ký tài khoản', 'tap dang ky tai khoan'])
    expect(urls(query)[0], query).toBe('/thuc-hanh/x/');
  for (const query of [
    'đăng ký tài khoản',
    'thủ tục đăng ký tài khoản',
    'thu tuc dang ky tai khoan',
  ])
    expect(urls(query)[0]?.replace(/#.*/, ''), query).toBe('/dang-ky/');
});

test('whatever is typed, the search answers', () => {
  const odd = ['<script>', '\u0000', '😀😀', '\ud800', 'ư'.repeat(500), '1 2 3 4', '....'];
  for (const query of odd) expect(() => search(corpus, query)).not.toThrow();
});
