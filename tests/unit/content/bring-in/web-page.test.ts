import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';

const notice =
  '<h1>Lịch tiêm chủng tháng 12</h1><p>Trạm Y tế tiêm cho trẻ dưới 5 tuổi vào sáng thứ Ba hằng tuần, từ 7 giờ 30 đến 11 giờ.</p>';
const menu =
  '<ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li><li><a href="/lh">Liên hệ</a></li></ul>';

/** What sites put around a notice, and what is told of it. */
const around: readonly (readonly [what: string, page: string, leftOut: readonly string[]])[] = [
  [
    'header, nav, aside and footer',
    `<header><nav>${menu}</nav></header><main><article>${notice}</article><aside>Đang tải</aside></main><footer><p>Lượt xem: 12</p></footer>`,
    ['Trang chủ Tin tức Liên hệ', 'Đang tải', 'Lượt xem: 12'],
  ],
  [
    'roles',
    `<div role="banner">Cổng thông tin</div><div role="navigation">${menu}</div>${notice}<div role="contentinfo">Bản quyền</div>`,
    ['Cổng thông tin', 'Trang chủ Tin tức Liên hệ', 'Bản quyền'],
  ],
  [
    'a menu of nothing but links, links to share, crumbs',
    `<div>${menu}</div><div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/t">Thông báo</a></div>${notice}<div class="social-share">Chia sẻ: <a href="#">Facebook</a></div>`,
    ['Trang chủ Tin tức Liên hệ', 'Trang chủ / Thông báo', 'Chia sẻ: Facebook'],
  ],
  [
    'what stands beside the article',
    `<div class="top">Thứ Hai, 30/11/2026</div><article>${notice}</article><div>Tin khác: Họp dân</div>`,
    ['Thứ Hai, 30/11/2026', 'Tin khác: Họp dân'],
  ],
  [
    'what nobody sees',
    `${notice}<p style="display:none">Đang tải trang</p><p hidden>Mẫu in</p>`,
    ['Đang tải trang', 'Mẫu in'],
  ],
  [
    'the head and foot of LibreOffice’s paper',
    `<div title="header"><p>UBND phường</p></div>${notice}<div title="footer"><p>1</p></div>`,
    ['UBND phường', '1'],
  ],
];

test.each(around)('%s: left out, and told', async (_, page, leftOut) => {
  const read = await bringInHere(
    Buffer.from(
      `<html><head><title>Cổng</title><style>.a{display:none}</style><script>let a = 1;</script></head><body>${page}<script>let b;</script></body></html>`,
    ),
  );
  expect(read.mdx).toMatch(
    /^---\ntitle: Lịch tiêm chủng tháng 12\n[\s\S]*\n---\n\n# Lịch tiêm chủng tháng 12\n\nTrạm Y tế tiêm [^\n]*\n$/,
  );
  expect(read.leftOut.map(({ text }) => text)).toEqual(leftOut);
  expect(read.leftOut.every(({ why }) => why !== '')).toBe(true);
  expect(read.doubts.filter(({ why }) => /^chữ "/.test(why))).toEqual([]);
});

/** What looks like it and is the notice's. */
const own: readonly (readonly [what: string, page: string, words: string])[] = [
  [
    'links with a sentence around them',
    `${notice}<p>Xem <a href="/a">mẫu đơn</a>, <a href="/b">lịch</a> và <a href="/c">bản đồ</a>.</p>`,
    'Xem mẫu đơn, lịch và bản đồ.',
  ],
  ['one link alone', `${notice}<p><a href="/don">Mẫu đơn</a></p>`, 'Mẫu đơn'],
  [
    'the head of the article itself',
    `<article><header>${notice}</header><footer><p>Trạm trưởng Lò Thị Mai</p></footer></article>`,
    'Trạm trưởng Lò Thị Mai',
  ],
  [
    'articles side by side, none of them the page',
    `<article><p>${'Tổ 1 họp tối thứ Ba. '.repeat(3)}</p></article><article><p>${'Tổ 2 họp tối thứ Tư. '.repeat(3)}</p></article><article><p>${'Tổ 3 họp tối thứ Sáu. '.repeat(3)}</p></article>`,
    'Tổ 2 họp',
  ],
];

test.each(own)('%s: stays', async (_, page, words) => {
  const read = await bringInHere(Buffer.from(`<html><body>${page}</body></html>`));
  expect(read.mdx).toContain(words);
  expect(read.leftOut).toEqual([]);
});
