import { expect, test } from 'vitest';
import { manners } from '../../../audio/bulletin/manners.ts';
import type { BulletinLine } from '../../../audio/bulletin/line.ts';
import { heardLines, withPauses } from '../../../audio/bulletin/heard-lines.ts';
import { groupsIn, utter } from '../../../audio/bulletin/utter.ts';
import { normalise } from '../../../audio/normalise/index.ts';
import { makeContent } from '../../setup/audio-content.ts';

const said = (text: string) => utter({ kind: 'sentence', text, spoken: normalise(text) });

const numbers: readonly (readonly [written: string, syllables: number, groups: string])[] = [
  ['1900 0368', 8, '4 4'],
  ['19000368', 8, '4 4'],
  ['0912.345.678', 10, '4 3 3'],
  ['0912345678', 10, '4 3 3'],
  ['(0220) 3.752.118', 11, '4 4 3'],
  ['024 3825 1234', 11, '3 4 4'],
  ['+84 912 345 678', 12, '3 3 3 3'],
  ['1900 0368', 9, '9'],
  ['113', 3, '3'],
];
for (const [written, syllables, groups] of numbers)
  test(`${written} of ${syllables} syllables falls into ${groups}`, () => {
    expect(groupsIn(written, syllables).join(' ')).toBe(groups);
  });

test('a telephone number is said slowly and in groups, the words around it are not', () => {
  const { text, delivery } = said('Cần hỏi thì gọi 1900 0368, hoặc 113.');
  expect(text).toBe('Cần hỏi thì gọi một chín không không, không ba sáu tám, hoặc một một ba.');
  expect(delivery.slow).toEqual([
    { from: 4, until: 12 },
    { from: 13, until: 16 },
  ]);
});

test('a sentence without a number is said as it is', () => {
  const { text, delivery } = said('Mời bà con đến bộ phận một cửa.');
  expect(text).toBe('Mời bà con đến bộ phận một cửa.');
  expect(delivery).not.toHaveProperty('slow');
});

test('warnings are slower and firmer than sentences, and what is urgent is slower still', () => {
  const { sentence, warning, urgent } = manners;
  expect(warning.rate).toBeLessThan(sentence.rate);
  expect(urgent.rate).toBeLessThan(warning.rate);
  for (const { gainDb, range } of [warning, urgent]) {
    expect(gainDb).toBeGreaterThan(sentence.gainDb);
    expect(range).toBeGreaterThan(sentence.range);
  }
});

test('where another horn is heard 400 ms later, no silence ends before its echo begins to die away', () => {
  const text = 'Một, hai; ba.';
  const { delivery } = utter({ kind: 'sentence', text, spoken: normalise(text), echoMs: 400 });
  expect(delivery.commaMs).toBe(475);
  expect(delivery.stopMs).toBe(550);
  const ward = makeContent([]).ward;
  const far = { ...ward, output: { ...ward.output, otherHornMetres: 137 } };
  const read = [
    { line: { kind: 'sentence', text, spoken: normalise(text), pauseMs: 350 } },
  ] as const;
  expect(heardLines(far, read)).toMatchObject([{ echoMs: 400, pauseMs: 700 }]);
  expect(heardLines(ward, read)).toMatchObject([{ pauseMs: 350 }]);
});

test('silence before a heading is the longer of what stands after one sentence and before the next', () => {
  const line = (kind: BulletinLine['kind'], pauseMs: number): BulletinLine => ({
    kind,
    text: 'một',
    spoken: normalise('một'),
    pauseMs,
  });
  const lines = [line('sentence', 350), line('heading', 900), line('item', 350), line('item', 600)];
  expect(withPauses(lines).map(({ pauseMs }) => pauseMs)).toEqual([
    manners.heading.beforeMs,
    900,
    manners.item.afterMs,
    600,
  ]);
});
