import { expect, test } from 'vitest';
import { createGather } from '../../../scheduler/centre/take/gather.ts';

function gathering(work: (items: readonly string[]) => Promise<readonly string[]>, most = 3) {
  const together: (readonly string[])[] = [];
  const gather = createGather<string, string>({
    ...{ most, atOnce: 1, keyOf: (item) => item.split(' ')[0] ?? '' },
    work: (items) => {
      together.push(items);
      return work(items);
    },
  });
  return { gather, together };
}

const same = (items: readonly string[]): Promise<readonly string[]> => Promise.resolve(items);

test('what comes in one turn is done together, at most so many, and never two of one key', async () => {
  const { gather, together } = gathering(same);
  const items = ['a 1', 'b 1', 'a 2', 'c 1', 'd 1'];
  expect(await Promise.all(items.map(gather))).toEqual(items);
  expect(together).toEqual([
    ['a 1', 'b 1', 'c 1'],
    ['a 2', 'd 1'],
  ]);
});

test('who comes alone is served alone', async () => {
  const { gather, together } = gathering(same);
  expect(await gather('a 1')).toBe('a 1');
  expect(await gather('a 2')).toBe('a 2');
  expect(together).toEqual([['a 1'], ['a 2']]);
});

test('work that fails fails for all that were together, and for nobody after them', async () => {
  let turn = 0;
  const { gather } = gathering((items) =>
    ++turn === 1 ? Promise.reject(new Error('gone')) : same(items),
  );
  const first = await Promise.allSettled([gather('a 1'), gather('b 1')]);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await gather('a 2')).toBe('a 2');
});
