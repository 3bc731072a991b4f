import { beforeAll, expect, test } from 'vitest';
import type { SearchIndex } from '../../../site/search/index-shape.ts';
import { readBuiltIndex } from '../../setup/built-search.ts';
import { builtSite } from '../../setup/built.ts';

let index: SearchIndex;
beforeAll(async () => {
  index = readBuiltIndex(await builtSite());
});

test('no sentence ends twice', () => {
  const twice = index.pages.flatMap(({ url, sections }) =>
    sections
      .flatMap(({ text }) => /.{0,20}[.?!…:;,]\s*[.;,].{0,20}/.exec(text)?.[0] ?? [])
      .map((text) => `${url} ${text}`),
  );
  expect(twice).toEqual([]);
});

test('what has changed is found by its own words, not by the names of the pages it touches', () => {
  const words = index.pages
    .filter(({ url }) => url === '/thay-doi/')
    .flatMap(({ sections }) => sections.map(({ text }) => text))
    .join(' ');
  expect(words).toContain('VNeID');
  expect(words).not.toContain('phần “');
});
