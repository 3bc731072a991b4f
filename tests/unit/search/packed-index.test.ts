import { expect, test } from 'vitest';
import { packIndex } from '../../../site/after-build/pack-index.ts';
import type { IndexedPage, SearchIndex } from '../../../site/search/index-shape.ts';
import { unpackIndex } from '../../../site/search/packed-index.ts';

// Every key that a page or a section may have: one that is forgotten in packing is missing here.
const full: Required<IndexedPage> = {
  url: '/a/',
  title: 'A',
  description: 'Trang A',
  kind: 'Hướng dẫn',
  weight: 1.2,
  isList: true,
  closed: { says: 'Đã đóng.', now: ['/b/'] },
  sections: [
    { id: '', heading: '', text: 'Một.', more: 'hai ba' },
    { id: 'x', heading: 'X', text: '' },
  ],
};
const bare: IndexedPage = {
  url: '/b/',
  title: 'B',
  description: '',
  kind: '',
  weight: 1,
  sections: [],
};
const index: SearchIndex = {
  pages: [
    full,
    bare,
    { ...bare, url: '/d/#ma-otp', title: 'Mã OTP' },
    { ...bare, url: '/c/', sections: [{ id: 'y', heading: 'Y', text: 'Hai.' }] },
  ],
  synonyms: [
    { means: 'mã OTP', typed: ['mã xác thực', 'mã số'] },
    { means: 'đăng ký', asks: ['mở tài khoản'] },
  ],
  popular: ['/a/'],
  foreign: ['vàng'],
  foreignMarked: [],
};

// As they travel.
const travelled = JSON.parse(JSON.stringify(packIndex(index))) as ReturnType<typeof packIndex>;
const names = { ...travelled.names, questions: ['', ''] } as const;

test('an index comes out as it was packed', () => {
  expect(unpackIndex(names, travelled.questions)).toMatchObject(index);
});

test('without what questions take, all that is shown and called is there', () => {
  const { pages, synonyms, foreign } = unpackIndex(names);
  expect(pages).toMatchObject(
    index.pages.map((page) => ({
      ...page,
      sections: page.sections.map((section) => ({ ...section, more: '' })),
    })),
  );
  expect(synonyms).toEqual(index.synonyms.slice(0, 1));
  expect(foreign).toEqual([]);
});
