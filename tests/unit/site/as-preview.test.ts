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
