import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  answerAsset,
  answerListed,
  answerLive,
  answerPage,
  answerPicture,
  answerWords,
  patienceMs,
} from '../../../site/offline/answer.ts';
import { cachePrefix } from '../../../site/offline/precached.ts';
import { fakeCaches } from './fake-caches.ts';

const precache = { version: '0a', files: {}, elsewhere: {} };
const origin = 'https://phuong.example';
const ways = [
  { name: 'a page', path: '/huong-dan/', cache: `${cachePrefix}0a`, answer: answerPage },
  { name: 'the icon', path: '/icon.svg', cache: `${cachePrefix}0a`, answer: answerListed },
  {
    name: 'the schedule',
    path: '/phat-thanh/schedule.json',
    cache: `${cachePrefix}live`,
    answer: answerLive,
  },
  {
    name: 'the words of a recording',
    path: '/phat-thanh/scripts/thong-bao/a.json',
    cache: `${cachePrefix}sound`,
    answer: answerWords,
  },
  {
    name: 'a picture of a text',
    path: '/hinh/so-do.webp',
    cache: `${cachePrefix}pictures`,
    answer: answerPicture,
  },
];

let kept: ReturnType<typeof fakeCaches>;
let network: ReturnType<typeof Promise.withResolvers<Response>>;
beforeEach(() => {
  vi.useFakeTimers();
  kept = fakeCaches();
  network = Promise.withResolvers();
  vi.stubGlobal('caches', kept);
  vi.stubGlobal('fetch', () => network.promise);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function ask(path: string) {
  const request = new Request(origin + path);
  return { request, waitUntil: () => undefined, respondWith: () => undefined };
}

describe.each(ways)('$name that is on the device', ({ path, cache, answer }) => {
  beforeEach(async () => {
    await (await kept.open(cache)).put(path, new Response('kept'));
  });
  test('comes from there when the network stays silent', async () => {
    const answered = answer(ask(path), precache);
    await vi.advanceTimersByTimeAsync(patienceMs);
    expect(await (await answered).text()).toBe('kept');
  });
  test('comes from the network while that answers', async () => {
    network.resolve(new Response('new'));
    expect(await (await answer(ask(path), precache)).text()).toBe('new');
    expect(vi.getTimerCount()).toBe(0);
  });
  test.each(['fails', 'answers 503'])('comes from there when the network %s', async (how) => {
    if (how === 'fails') network.reject(new TypeError('no network'));
    else network.resolve(new Response('', { status: 503 }));
    expect(await (await answer(ask(path), precache)).text()).toBe('kept');
  });
});

test('a schedule that comes too late is there the next time', async () => {
  const path = '/phat-thanh/schedule.json';
  await (await kept.open(`${cachePrefix}live`)).put(path, new Response('kept'));
  const answered = answerLive(ask(path));
  await vi.advanceTimersByTimeAsync(patienceMs);
  await answered;
  network.resolve(new Response('late'));
  await vi.runAllTimersAsync();
  const found = await (await kept.open(`${cachePrefix}live`)).match(path);
  expect(await found?.text()).toBe('late');
});

test('what is not on the device is waited for, however slow the network', async () => {
  const answered = answerWords(ask('/phat-thanh/scripts/thong-bao/a.json'));
  await vi.advanceTimersByTimeAsync(patienceMs * 10);
  network.resolve(new Response('slow'));
  expect(await (await answered).text()).toBe('slow');
});

test('a file with its hash in its name comes from the device, of whichever version; the network is not asked', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  await (await kept.open(`${cachePrefix}09`)).put('/_astro/chi-muc.0a.json', new Response('old'));
  const answered = await answerAsset(ask('/_astro/chi-muc.0a.json'));
  expect(await answered.text()).toBe('old');
  expect(asked).not.toHaveBeenCalled();
});
