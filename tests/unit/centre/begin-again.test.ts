import { expect, it } from 'vitest';
import { beginAgain } from '../../../scheduler/centre/database/begin-again.ts';
import type { Sql } from '../../../scheduler/centre/database/connect.ts';

/** A ledger that gives up the first transactions with these codes. */
const giving = (...codes: string[]) => {
  let begun = 0;
  const begin = async (work: (step: unknown) => Promise<unknown>): Promise<unknown> => {
    const code = codes[begun++];
    const value = await work({});
    if (code !== undefined) throw Object.assign(new Error('given up'), { code });
    return value;
  };
  // Nothing else of a driver is used.
  return { sql: { begin } as unknown as Sql, begun: () => begun };
};

it.each([['40001'], ['40P01'], ['55P03']])(
  'what lost against another is done again: %s',
  async (code) => {
    const { sql, begun } = giving(code, code);
    expect(await beginAgain(sql, () => Promise.resolve('xong'))).toBe('xong');
    expect(begun()).toBe(3);
  },
);

it('not for ever, and nothing else', async () => {
  const busy = giving('40P01', '40P01', '40P01', '40P01');
  await expect(beginAgain(busy.sql, () => Promise.resolve(1))).rejects.toThrow('given up');
  expect(busy.begun()).toBe(3);
  const wrong = giving('23505');
  await expect(beginAgain(wrong.sql, () => Promise.resolve(1))).rejects.toThrow('given up');
  expect(wrong.begun()).toBe(1);
});
