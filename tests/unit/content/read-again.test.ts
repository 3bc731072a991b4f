// Content is read again for each change of one file: what stayed is not parsed again, and what depends on the change is.
import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { asFiles, smallWard } from './small-ward.ts';

const guide = 'huong-dan/dang-ky';
const read = (texts: Readonly<Record<string, string>>) => readContent(asFiles(texts));
const guideOf = ({ content }: ReturnType<typeof read>) =>
  content?.documents.find(({ id }) => id === guide);

test('the same files say the same, and nothing that was read is another', () => {
  const first = read(smallWard);
  const before = structuredClone(first);
  const second = read(smallWard);
  expect(second).toEqual(before);
  expect(first).toEqual(before);
  expect(guideOf(first)).toBeDefined();
  expect(guideOf(second)).toBe(guideOf(first));
});

test('what another file makes wrong is found in a file that stayed, and is gone with it', () => {
  expect(read(smallWard).problems).toEqual([]);
  const lost = Object.entries(smallWard).filter(([file]) => !file.endsWith('/thong-bao.mdx'));
  const files = read(Object.fromEntries(lost)).problems.map(({ file }) => file);
  expect(files).toContain('content/guides/dang-ky.mdx');
  expect(read(smallWard).problems).toEqual([]);
});
