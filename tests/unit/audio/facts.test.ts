import { expect, test } from 'vitest';
import { spokenFacts } from '../../../audio/bulletin/facts.ts';
import { factText } from '../../../audio/wording.ts';
import { makeFact } from '../../setup/audio-content.ts';

const today = '2026-11-24';

test.each([
  ['touches a step of the document', {}, 1],
  ['touches the document itself', { touches: ['thong-bao/thu'] }, 1],
  ['touches another document whose id begins alike', { touches: ['thong-bao/thu-hai#a'] }, 0],
  ['touches nothing', { touches: [] }, 0],
  ['is still to be confirmed', { certainty: 'to-confirm' }, 0],
  ['is only likely', { certainty: 'likely' }, 0],
  ['is for the page alone', { spoken: false }, 0],
  ['begins tomorrow', { validFrom: '2026-11-25' }, 0],
  ['begins today', { validFrom: today }, 1],
  ['ends today', { validUntil: today }, 1],
  ['ended yesterday', { validUntil: '2026-11-23' }, 0],
] as const)('a fact that %s', (_, change, count) => {
  const fact = makeFact({
    ...change,
    touches: [...('touches' in change ? change.touches : makeFact().touches)],
  });
  expect(spokenFacts([fact], ['thong-bao/thu'], today)).toHaveLength(count);
});

test.each([
  [
    'as written: its first source after it, no brackets',
    {},
    'Chứng minh nhân dân không còn giá trị. Theo Luật Căn cước, Điều 46.',
  ],
  [
    'its spoken form alone, without its source',
    { spoken: 'Nói khác', source: 'Báo chí (a.vn, b.vn)' },
    'Nói khác.',
  ],
])('a fact for the ear: %s', (_, change, text) => {
  expect(factText(makeFact(change))).toBe(text);
});
