import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';

/** A file over which whoever looks into it stumbles. */
function stumblingStone(over: Error): Uint8Array {
  return new Proxy(new Uint8Array(), {
    get() {
      throw over;
    },
  });
}

test('what no reader foresaw is refused in our words, with its cause', async () => {
  const cause = new RangeError('Invalid count value: -1');
  await expect(bringInHere(stumblingStone(cause))).rejects.toMatchObject({
    ...{ code: 'unreadable', cause },
  });
});

test('a package that is missing is not the file’s fault', async () => {
  const missing = new Error("Cannot find package 'unpdf' imported from x.ts");
  Object.assign(missing, { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(bringInHere(stumblingStone(missing))).rejects.toBe(missing);
});
