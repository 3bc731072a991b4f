import { expect, test } from 'vitest';
import { packIndex } from '../../../site/after-build/pack-index.ts';
import type { IndexedPage, SearchIndex } from '../../../site/search/index-shape.ts';
import { unpackIndex, type PackedIndex } from '../../../site/search/packed-index.ts';

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
  pages: [full, bare, { ...bare, url: '/c/', sections: [{ id: 'y', heading: 'Y', text: 'Hai.' }] }],
  synonyms: [],
  popular: ['/a/'],
  foreign: ['vàng'],
  foreignMarked: [],
};

test('an index comes out as it was packed', () => {
  const travelled = JSON.parse(JSON.stringify(packIndex(index))) as PackedIndex;
  expect(unpackIndex(travelled)).toMatchObject(index);
});
