// Who has a text open, by the streams of their pages.
import { expect, test } from 'vitest';
import { createLive } from '../../../../scheduler/console/writing/live.ts';

const file = 'content/faq/x.mdx';
const hoa = { client: 'a', account: 'hoa', name: 'Bà Hoa' };
const ba = { client: 'b', account: 'ba', name: 'Ông Ba' };
const open = () => {
  const live = createLive();
  const here = (): readonly string[] =>
    live.people(file).map(({ account, client }) => `${account} ${client}`);
  return { live, here };
};

test('a page that comes anew before its old stream has ended is there once, and stays', () => {
  const { live, here } = open();
  const first = live.come(file, hoa);
  live.point(file, { ...hoa, anchor: 3, head: 5 });
  const second = live.come(file, hoa);
  expect(here()).toEqual(['hoa a']);
  first();
  expect(live.people(file)).toEqual([{ ...hoa, anchor: 3, head: 5 }]);
  // Both ends of a stream say that it has ended.
  first();
  expect(here()).toEqual(['hoa a']);
  second();
  expect(here()).toEqual([]);
});

test('of two pages of one person the other is still there when one is closed', () => {
  const { live, here } = open();
  const first = live.come(file, hoa);
  live.come(file, { ...hoa, client: 'c' });
  first();
  expect(here()).toEqual(['hoa c']);
});

test('two people at one browser, one after the other, are two', () => {
  const { live, here } = open();
  const first = live.come(file, hoa);
  live.come(file, { ...ba, client: 'a' });
  live.point(file, { ...ba, client: 'a', anchor: 1, head: 1 });
  expect(live.people(file)[0]).toEqual(hoa);
  first();
  expect(here()).toEqual(['ba a']);
});

test('others are told of whoever comes and goes, once each', () => {
  const { live } = open();
  const told: string[] = [];
  live.follow(file, (event) => {
    if (event.is === 'people') told.push(event.people.map(({ account }) => account).join());
  });
  const [first, second] = [live.come(file, ba), live.come(file, hoa)];
  second();
  second();
  first();
  expect(told).toEqual(['ba', 'ba,hoa', 'ba', '']);
});
