import { expect, test } from 'vitest';
import { feedLinks } from '../../../site/feeds.ts';

const all = () => true;
const hrefs = (...given: Parameters<typeof feedLinks>) =>
  feedLinks(...given).map(({ href }) => href);

test('without a public address nothing is offered that needs one', () => {
  expect(hrefs(all, undefined)).toEqual(['/phat-thanh/lich.ics', '/phat-thanh/danh-sach.m3u']);
});

test('with one, the calendar can be subscribed to and the podcast followed', () => {
  expect(hrefs(all, 'https://loa.example.vn/')).toEqual([
    'webcal://loa.example.vn/phat-thanh/lich.ics',
    '/phat-thanh/lich.ics',
    '/phat-thanh/podcast.xml',
    '/phat-thanh/danh-sach.m3u',
  ]);
});

test('what was not published is not linked', () => {
  expect(hrefs(() => false, 'https://loa.example.vn')).toEqual([]);
});
