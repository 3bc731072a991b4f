import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPictures, maxPictures, pictureCache } from '../../../site/offline/kept-pictures.ts';
import { fakeCaches } from './fake-caches.ts';

const addressOf = (name: string | number) => `https://phuong.example/hinh/${name}.webp`;
let kept: ReturnType<typeof fakeCaches>;
beforeEach(() => {
  kept = fakeCaches();
  vi.stubGlobal('caches', kept);
  vi.stubGlobal('fetch', (address: string) => {
    if (address.includes('mat-mang')) return Promise.reject(new TypeError('no network'));
    const status = address.includes('khong-co') ? 404 : 200;
    return Promise.resolve(new Response(address, { status }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const names = async () =>
  (await (await kept.open(pictureCache)).keys()).map(({ url }) => url.replace(/.*\/|\.webp$/g, ''));

test('pictures of a text that was read are on the device; what cannot be had keeps none from it', async () => {
  await keepPictures(['mat-mang', 'a', 'khong-co', 'b'].map(addressOf));
  expect(await names()).toEqual(['a', 'b']);
});

test('the oldest go first; one that is seen again is new', async () => {
  const numbers = Array.from({ length: maxPictures }, (_, at) => at);
  await keepPictures(numbers.map(addressOf));
  await keepPictures([addressOf(0), addressOf('moi')]);
  const found = await names();
  expect(found).toHaveLength(maxPictures);
  expect(found).not.toContain('1');
  expect(found.slice(-2)).toEqual(['0', 'moi']);
});
