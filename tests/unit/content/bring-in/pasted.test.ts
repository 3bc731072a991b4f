import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';

const folder = new URL('../../../cases/pasted/', import.meta.url);

test.each(readdirSync(folder))('%s as a document of ours', async (file) => {
  const { mdx, leftOut } = await bringInHere(readFileSync(new URL(file, folder)));
  expect(mdx).toMatchSnapshot();
  expect(leftOut).toMatchSnapshot();
});
