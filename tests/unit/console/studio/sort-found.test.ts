import { expect, test } from 'vitest';
import { sortFound } from '../../../../scheduler/console/studio/reading-view.ts';
import type { SentenceState } from '../../../../scheduler/console/studio/sentence-states.ts';

const range = { from: 0, to: 48_000 };
const state = (key: string, is: SentenceState['state'] = 'unread'): SentenceState => ({
  sentence: { key, kind: 'sentence', text: key, spoken: key, hints: [] },
  state: is,
});

test('doubtful are those with a doubt and those that would take the place of a take', () => {
  const states = ['well', 'doubted', 'left-out', 'used', 'new'].map((key) => state(key));
  const cut = {
    is: 'cut',
    sentences: [
      { key: 'well', range, doubts: [] },
      { key: 'doubted', range, doubts: ['misread' as const] },
      { key: 'left-out', doubts: ['skipped' as const] },
      { key: 'used', range, doubts: [] },
      { key: 'read', range, doubts: [] },
      { key: 'of another text', range, doubts: [] },
    ],
    used: ['used'],
  } as const;
  const sorted = sortFound([...states, state('read', 'read'), state('read elsewhere', 'read')], {
    ...cut,
    sentences: cut.sentences.map((one) => ({ ...one, doubts: [...one.doubts] })),
    used: [...cut.used],
  });
  const keysOf = (found: typeof sorted.sure): readonly string[] =>
    found.map(({ state: { sentence } }) => sentence.key);
  expect(keysOf(sorted.sure)).toEqual(['well']);
  expect(keysOf(sorted.doubtful)).toEqual(['doubted', 'read']);
  // A sentence that was read otherwise is not missed.
  expect(keysOf(sorted.missing)).toEqual(['left-out', 'new']);
  expect(sorted.used).toBe(1);
});
