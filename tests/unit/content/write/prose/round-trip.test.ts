import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newProse, readProse, writeProse } from '../../../../../content/write/prose/index.ts';

const root = new URL('../../../../../content/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => [name, readFileSync(new URL(name, root), 'utf8')] as const);

test.each(files)('%s is the same to the byte when it is opened and saved', (_, text) => {
  const doc = readProse(text);
  doc.check();
  expect(writeProse(text, doc)).toBe(text);
});

test.each(files)('%s, written as a new file, says the same', (_, text) => {
  const doc = readProse(text);
  expect(readProse(newProse(doc)).toJSON()).toEqual(doc.toJSON());
});
