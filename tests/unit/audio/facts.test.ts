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
    'alone: no number, first source, no brackets',
    1,
    1,
    {},
    'Chứng minh nhân dân không còn giá trị. Theo Luật Căn cước, Điều 46.',
  ],
  [
    'first of several',
    1,
    3,
    {},
    'Thứ nhất: Chứng minh nhân dân không còn giá trị. Theo Luật Căn cước, Điều 46.',
  ],
  ['third', 3, 3, {}, 'Thứ 3: Chứng minh nhân dân không còn giá trị. Theo Luật Căn cước, Điều 46.'],
  [
    'its spoken form before its text',
    1,
    1,
    { spoken: 'Nói khác', source: 'Báo chí (a.vn, b.vn)' },
    'Nói khác. Theo Báo chí.',
  ],
])('%s', (_, position, count, change, text) => {
  expect(factText(position, count, makeFact(change))).toBe(text);
});
