import { expect, test } from 'vitest';
import { sentAtOnce } from '../../../site/editor/sent-at-once.ts';

const step = (letters: number) => ({ toJSON: () => 'ế'.repeat(letters) });

test.each([
  ['none', 0, 0, 0],
  ['what is typed', 3, 10, 3],
  ['a day without a network', 2000, 10, 500],
  ['several long pastes: each letter weighs three bytes', 4, 140_000, 2],
  ['one that is too long goes alone: the station says so', 2, 400_000, 1],
])('%s', (_, count, letters, sent) => {
  expect(sentAtOnce(Array.from({ length: count }, () => step(letters)))).toHaveLength(sent);
});
