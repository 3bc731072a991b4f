import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { packIndex } from '../../../site/after-build/pack-index.ts';
import { answerQuestionsBy, ask } from '../../../site/search/load.ts';

const page = { title: 'Mã OTP', description: '', kind: '', weight: 1, url: '/ma-otp/' };
const packed = packIndex({
  pages: [{ ...page, sections: [{ id: '', heading: '', text: 'Mã OTP.' }] }],
  synonyms: [],
  popular: [],
  foreign: [],
  foreignMarked: [],
});
const files: Record<string, unknown> = {
  '/_astro/chi-muc.json': { ...packed.names, questions: ['/questions.json', '/questions.js'] },
  '/questions.json': packed.questions,
};
const lost = new Set<string>();

beforeEach(() => {
  vi.stubGlobal('fetch', (address: string) =>
    lost.has(address)
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(Response.json(files[address])),
  );
  vi.stubGlobal('document', {
    querySelector: () => null,
    createElement: () => ({ setAttribute: () => undefined, append: () => undefined }),
    head: {
      append: (script: { onload: () => void }) => {
        answerQuestionsBy(() => ({ hits: [], closest: ['the whole answers'] }));
        script.onload();
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a name is found while the words that questions take cannot be had; they are fetched again', async () => {
  lost.add('/questions.json');
  await expect(ask('mã otp ở đâu')).rejects.toThrow('no network');
  expect((await ask('mã otp')).hits.map(({ url }) => url)).toEqual(['/ma-otp/']);
  await expect(ask('mã otp ở đâu')).rejects.toThrow('no network');
  lost.clear();
  expect((await ask('mã otp ở đâu')).closest).toEqual(['the whole answers']);
  expect((await ask('mã otp')).closest).toEqual(['the whole answers']);
});
