import { expect, it } from 'vitest';
import { createNewestRows } from '../../../scheduler/centre/take/newest-rows.ts';

const row = (bytes: number) => Buffer.alloc(bytes);

it('never holds more than it may; what was asked for longest ago goes first', async () => {
  const rows = createNewestRows(10);
  const loaded: string[] = [];
  const ask = (name: string) =>
    rows.row(name, () => {
      loaded.push(name);
      return Promise.resolve(row(4));
    });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name);
  expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  expect(rows.bytes()).toBe(8);
});

it('one that is larger than all is handed over and not kept', async () => {
  const rows = createNewestRows(10);
  expect(await rows.row('a', () => Promise.resolve(row(11)))).toHaveLength(11);
  expect(rows.bytes()).toBe(0);
});

it('who asks while it is loaded waits for the same', async () => {
  const rows = createNewestRows(10);
  let loads = 0;
  const load = () => Promise.resolve(row(++loads));
  const all = await Promise.all([rows.row('a', load), rows.row('a', load), rows.row('a', load)]);
  expect([loads, all.map((one) => one?.byteLength)]).toEqual([1, [1, 1, 1]]);
});

it('whose load fails fails alone', async () => {
  const rows = createNewestRows(10);
  const failing = rows.row('a', () => Promise.reject(new Error('gone')));
  const other = rows.row('a', () => Promise.resolve(row(3)));
  await expect(failing).rejects.toThrow('gone');
  expect(await other).toHaveLength(3);
});

it('what is not there is asked for again', async () => {
  const rows = createNewestRows(10);
  expect(await rows.row('a', () => Promise.resolve(undefined))).toBeUndefined();
  expect(await rows.row('a', () => Promise.resolve(row(2)))).toHaveLength(2);
});
