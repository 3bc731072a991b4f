import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { asPreview } from '../../../site/preview/as-preview.ts';

const document = { id: 'thong-bao/x', file: 'content/announcements/x.mdx' };
const page = (body: string): string =>
  `<html><head></head><body><main>${body}</main></body></html>`;

test.each([
  [
    'a picture that is not published yet comes from the draft',
    '<img alt="Bản đồ" src="/hinh/ban-do.webp">',
    'src="/dai/bai/hinh/ban-do.webp?bai=content%2Fannouncements%2Fx.mdx"',
  ],
  ['it says what it is', '<p>Lời</p>', 'Bản xem thử'],
  ['without a built site it says so', '<p>Lời</p>', 'chưa được dựng lần nào'],
])('%s', (_, body, shown) => {
  expect(asPreview(page(body), document, '/nonexistent')).toContain(shown);
});

test('no script is left', () => {
  const html = page('<script type="module">a()</script><script src="/b.js"></script ><p>Lời</p>');
  expect(asPreview(html, document, '/nonexistent')).not.toMatch(/script|a\(\)/);
});

const link = (name: string): string => `<link rel="stylesheet" href="/loa/_astro/${name}.css">`;

test.each([
  ['as it was built', 'thong-bao/x', ['Base', 'card', 'map']],
  ['new: those of another one of its kind come first', 'thong-bao/moi', ['Base', 'card', 'map']],
  ['of a kind of which none was built', 'viec/moi', ['Base', 'card', 'map']],
])('every style of the site is there, each once: %s', (_, id, names) => {
  const site = mkdtempSync(join(tmpdir(), 'loa-xem-thu-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  put('index.html', `<head>${link('Base')}</head>`);
  put('thong-bao/x/index.html', `<head>${link('Base')}${link('card')}</head>`);
  for (const name of ['Base', 'card', 'map']) put(`_astro/${name}.css`, '');
  const html = asPreview(page('<p>Lời</p>'), { ...document, id }, site);
  expect(html.match(/<link[^>]*stylesheet[^>]*>/g)).toEqual(names.map(link));
  expect(html).not.toContain('chưa được dựng');
});
