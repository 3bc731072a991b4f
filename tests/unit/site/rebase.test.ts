import { describe, expect, it } from 'vitest';
import {
  basePathOf,
  rebaseCss,
  rebaseHtml,
  rebaseScript,
} from '../../../site/after-build/rebase.ts';

it.each([
  [undefined, ''],
  ['https://x.vn', ''],
  ['https://x.vn/loa', '/loa'],
  ['https://x.vn/phuong/loa', '/phuong/loa'],
])('the base of %s is "%s"', (siteUrl, base) => {
  expect(basePathOf(siteUrl)).toBe(base);
});

describe('addresses in a page', () => {
  it.each([
    ['<a href="/">', '<a href="/loa/">'],
    ['<a href="/huong-dan/#x">', '<a href="/loa/huong-dan/#x">'],
    ["<a href='/x'>", "<a href='/loa/x'>"],
    ['<audio src="/phat-thanh/tep/x.mp3">', '<audio src="/loa/phat-thanh/tep/x.mp3">'],
    ['<form action="/tim-kiem/">', '<form action="/loa/tim-kiem/">'],
    ['<i data-index="/_astro/i.json">', '<i data-index="/loa/_astro/i.json">'],
    ['<img srcset="/a.png 1x, /b.png 2x">', '<img srcset="/loa/a.png 1x, /loa/b.png 2x">'],
    ['<a href="//x.vn/">', '<a href="//x.vn/">'],
    ['<a href="https://x.vn/">', '<a href="https://x.vn/">'],
    ['<a href="#x">', '<a href="#x">'],
    ['<p>href="/"</p> 24/7', '<p>href="/"</p> 24/7'],
  ])('%s → %s', (html, based) => {
    expect(rebaseHtml(html, '/loa')).toBe(based);
  });
});

it.each([
  ['url(/_astro/x.woff2)', 'url(/loa/_astro/x.woff2)'],
  ['url("/a.svg")', 'url("/loa/a.svg")'],
  ['url(data:image/png)', 'url(data:image/png)'],
  ['url(//x.vn/a)', 'url(//x.vn/a)'],
])('in a style: %s → %s', (css, based) => {
  expect(rebaseCss(css, '/loa')).toBe(based);
});

describe('addresses in a script, at whose root stand sw.js, hoi-dap and hoi-dap-moi', () => {
  it.each([
    ['register("/sw.js")', 'register("/loa/sw.js")'],
    ['`/hoi-dap/#${x}`', '`/loa/hoi-dap/#${x}`'],
    ["'/hoi-dap-moi/'", "'/loa/hoi-dap-moi/'"],
    ['"/hoi-dap/?q="', '"/loa/hoi-dap/?q="'],
    ['"/#gap-ai"', '"/loa/#gap-ai"'],
    ['"/khac/"', '"/khac/"'],
    ['x.endsWith("/")', 'x.endsWith("/")'],
    ['"/swxjs"', '"/swxjs"'],
    ['/^\\/hoi-dap\\/([^/]+)/', '/^\\/loa\\/hoi-dap\\/([^/]+)/'],
    ['"/loa/hoi-dap/"', '"/loa/hoi-dap/"'],
  ])('%s → %s', (script, based) => {
    expect(rebaseScript(script, '/loa', ['sw.js', 'hoi-dap', 'hoi-dap-moi'])).toBe(based);
  });
});
