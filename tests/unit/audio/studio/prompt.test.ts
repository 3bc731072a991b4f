import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOfSentence, promptOf } from '../../../../audio/studio/index.ts';
import { loadContent } from '../../../../content/load.ts';

const contentDir = join(import.meta.dirname, '../../../../content');
const { content } = loadContent(contentDir);

test('the announcement to be read aloud: greeting, its words in order, dated facts, closing', async () => {
  if (!content) throw new Error('content/ does not load');
  const prompt = await promptOf(content, 'thong-bao/dich-vu-cong-truc-tuyen', {
    today: '2026-11-30',
    contentDir,
  });
  expect(prompt[0]).toMatchObject({ kind: 'opening' });
  expect(prompt.at(-1)).toMatchObject({ kind: 'closing' });
  const own = prompt.filter(({ document }) => document === 'thong-bao/dich-vu-cong-truc-tuyen');
  expect(own.length).toBeGreaterThan(20);
  expect(prompt.filter(({ document }) => document === undefined).length).toBeGreaterThan(2);
  expect(prompt.every(({ key, text }) => key === keyOfSentence(text))).toBe(true);
  expect(new Set(prompt.map(({ key, document }) => `${document} ${key}`)).size).toBe(prompt.length);
});

test('hints name what is said otherwise than it is written, once a sentence', async () => {
  if (!content) throw new Error('content/ does not load');
  const prompt = await promptOf(content, 'thong-bao/dich-vu-cong-truc-tuyen', {
    today: '2026-11-30',
    contentDir,
  });
  const hints = prompt.flatMap((sentence) => sentence.hints);
  expect(hints.map(({ written }) => written)).toContain('VNeID');
  for (const { written, said } of hints) expect(written.toLowerCase()).not.toBe(said);
});
