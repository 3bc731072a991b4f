import { describe, expect, test } from 'vitest';
import {
  keyOfSentence,
  type PromptSentence,
  type Take,
  type Takes,
} from '../../../../audio/studio/index.ts';
import {
  countStates,
  nextToRead,
  sentenceStates,
} from '../../../../scheduler/console/studio/sentence-states.ts';

const document = 'thong-bao/x';

function sentence(text: string, isFrame = false): PromptSentence {
  return {
    ...{ key: keyOfSentence(text), text, kind: 'sentence', spoken: text, hints: [] },
    ...(!isFrame && { document }),
  };
}

function take(text: string, minute: number, isFrame = false): Take {
  return {
    ...{ id: `${text} ${minute}`, at: `2026-11-30T08:${String(minute).padStart(2, '0')}:00Z` },
    ...{ key: keyOfSentence(text), text, sha256: 'a'.repeat(64), durationMs: 1000, doubts: [] },
    ...{ source: 'studio', by: { account: 'hoa', name: 'Bà Hoa' }, reader: 'Bà Hoa' },
    consent: { at: '2026-11-30T07:00:00Z', words: 'Đồng ý.' },
    ...(!isFrame && { document }),
  };
}

function takesOf(...all: readonly Take[]): Takes {
  const of = (wanted: string | undefined, key: string): readonly Take[] =>
    all.filter((one) => one.document === wanted && one.key === key).toReversed();
  return {
    ...{ all, of, withdrawn: [], damagedLines: [] },
    inUse: (wanted, key) => of(wanted, key)[0],
    ofDocument: (wanted) => all.filter((one) => one.document === wanted),
  };
}

const statesOf = (prompt: readonly PromptSentence[], takes: Takes): readonly string[] =>
  sentenceStates(prompt, takes).map(({ state }) => state);

const one = sentence('Kính thưa bà con trong phường.');
const two = sentence('Ngày mai, phường làm việc cả ngày.');
const twoChanged = sentence('Ngày kia, phường làm việc cả ngày.');
const three = sentence('Xin cảm ơn.');

describe('a sentence is', () => {
  test('read where it has a take, unread where it has none', () => {
    expect(statesOf([one, two], takesOf(take(one.text, 1)))).toEqual(['read', 'unread']);
  });

  test('changed where what was read before is much like it, and alone so', () => {
    const takes = takesOf(take(one.text, 1), take(two.text, 2));
    const states = sentenceStates([one, twoChanged, three], takes);
    expect(states.map(({ state }) => state)).toEqual(['read', 'changed', 'unread']);
    expect(states[1]?.before?.text).toBe(two.text);
  });

  test('the same wherever it is moved', () => {
    const takes = takesOf(take(one.text, 1), take(two.text, 2));
    expect(statesOf([two, one], takes)).toEqual(['read', 'read']);
  });

  test('unread where what was taken out of the text is another sentence', () => {
    expect(statesOf([one, three], takesOf(take(two.text, 1)))).toEqual(['unread', 'unread']);
  });

  test('changed once: one old take stands for one sentence', () => {
    const other = sentence('Ngày kia, phường làm việc cả buổi.');
    expect(statesOf([twoChanged, other], takesOf(take(two.text, 1)))).toEqual([
      'changed',
      'unread',
    ]);
  });

  test('unread where it stands in no document: another bulletin may say the one before', () => {
    const opening = sentence('Đài phường xin chào bà con sáng nay.', true);
    const old = take('Đài phường xin chào bà con chiều nay.', 1, true);
    expect(statesOf([opening, one], takesOf(old))).toEqual(['unread', 'unread']);
  });
});

test('what is counted is what the list says', () => {
  const takes = takesOf(take(one.text, 1), take(two.text, 2));
  const states = sentenceStates([one, twoChanged, three], takes);
  expect(countStates(states)).toEqual({ all: 3, read: 1, changed: 1, unread: 1 });
});

describe('one goes on', () => {
  const textOf = (prompt: readonly PromptSentence[], takes: Takes): string | undefined =>
    nextToRead(sentenceStates(prompt, takes))?.sentence.text;

  test('at the first of all', () => {
    expect(textOf([one, two, three], takesOf())).toBe(one.text);
  });
  test('behind what was kept last, though one was left out before it', () => {
    expect(textOf([one, two, three], takesOf(take(two.text, 1)))).toBe(three.text);
  });
  test('at what was left out, once the end is reached', () => {
    expect(textOf([one, two, three], takesOf(take(two.text, 1), take(three.text, 2)))).toBe(
      one.text,
    );
  });
  test('nowhere where all are read', () => {
    expect(textOf([one], takesOf(take(one.text, 1)))).toBeUndefined();
  });
});
