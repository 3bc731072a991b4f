import { expect, test } from 'vitest';
import type { PublishedSentence } from '../../../content/schema/published.ts';
import { sayEvent } from '../../../scheduler/core/say-event.ts';
import { advance, bulletinOf } from '../../../scheduler/core/slot.ts';

const slot = { id: 'x@1', campaign: 'x', startsAt: 0, state: 'planned' } as const;
const made = { sha256: 'a'.repeat(64), contentKey: 'k', title: 'x', durationMs: 1000 };
const sentence = (person: boolean): PublishedSentence => ({
  ...{ id: 's', kind: 'sentence', text: 'x', spoken: 'x', startMs: 0, endMs: 1, words: [] },
  ...(person && { by: 'person', reader: 'Lan' }),
});

test.each([
  [[true, false, true], 'Người đọc 2 câu, giọng máy đọc 1 câu.'],
  [[true], 'Người đọc 1 câu.'],
  [[false, false], ''],
] as const)('the log says who reads a bulletin: %j %s', (people, words) => {
  const bulletin = bulletinOf({ ...made, sentences: people.map(sentence) });
  const { change } = advance(slot, { act: 'get-bulletin', bulletin }, 0);
  expect(sayEvent(change.event, change.detail, 'Asia/Ho_Chi_Minh')).toBe(words);
});
