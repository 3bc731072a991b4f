import { expect, it } from 'vitest';
import { createLane, createTurns } from '../../../scheduler/centre/lane.ts';
import { createRates } from '../../../scheduler/centre/take/rates.ts';

/** Work that ends when it is told to, and how much of it runs. */
function held() {
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const work = async (): Promise<string> => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
    return 'done';
  };
  return { work, ends, most: () => most };
}

it('two at once, one waits, more are turned away; what fails leaves its place', async () => {
  const lane = createLane({ atOnce: 2, mostWaiting: 1 });
  const { work, ends, most } = held();
  const failing = lane.enter(() => Promise.reject(new Error('x')));
  await expect(failing).rejects.toThrow('x');
  const three = [lane.enter(work), lane.enter(work), lane.enter(work)];
  expect(await lane.enter(work)).toBeUndefined();
  ends.shift()?.();
  expect(await three[0]).toBe('done');
  for (const end of ends.splice(0)) end();
  await three[1];
  for (const end of ends.splice(0)) end();
  expect(await Promise.all(three)).toEqual(['done', 'done', 'done']);
  expect(most()).toBe(2);
});

it('messages of one key are in work one at a time, another key’s beside them', async () => {
  const turns = createTurns(1);
  const { work, ends, most } = held();
  const own = [turns.take('a', work), turns.take('a', work)];
  expect(await turns.take('a', work)).toBeUndefined();
  expect(await turns.take('b', () => Promise.resolve('beside'))).toBe('beside');
  ends.shift()?.();
  await own[0];
  ends.shift()?.();
  expect(await Promise.all(own)).toEqual(['done', 'done']);
  expect(most()).toBe(1);
});

it('a station sends no more bytes a day than a disk can bear, and begins anew the next day', () => {
  const rates = createRates();
  const at = Date.UTC(2026, 10, 30, 12);
  expect(rates.allows('a', at, 299_000_000)).toBe(true);
  expect(rates.allows('a', at + 1000, 2_000_000)).toBe(false);
  expect(rates.allows('b', at + 1000, 2_000_000)).toBe(true);
  expect(rates.allows('a', at + 86_400_000, 2_000_000)).toBe(true);
});
