import { expect, test, vi } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';

const stumbles = vi.hoisted(() => ({ over: new Error() }));
vi.mock('../../../../content/bring-in/read-text.ts', () => ({
  readText: () => {
    throw stumbles.over;
  },
}));

const file = Buffer.from('Kính gửi bà con.');

test('what no reader foresaw is refused in our words, with its cause', async () => {
  stumbles.over = new RangeError('Invalid count value: -1');
  await expect(bringInHere(file)).rejects.toMatchObject({
    code: 'unreadable',
    cause: stumbles.over,
  });
});

test('a package that is missing is not the file’s fault', async () => {
  const missing = new Error("Cannot find package 'unpdf' imported from x.ts");
  stumbles.over = Object.assign(missing, { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(bringInHere(file)).rejects.toBe(missing);
});
