import { expect, test } from 'vitest';
import type { Problem } from '../../../../content/schema/problem.ts';
import { placedProblems } from '../../../../scheduler/console/writing/kinds/problem-places.ts';
import type { Field } from '../../../../scheduler/console/writing/kinds/field-tree.ts';

const common = { asked: { label: '', help: '' }, order: 0, isNeeded: true };
const text: Field = { ...common, is: 'text' };
const file = 'content/glossary.yaml';
const entry = {
  key: 'otp',
  title: 'otp',
  about: '',
  path: [0],
  value: { term: 'OTP' },
  field: { ...common, is: 'record', fields: { term: text, meaning: text } } as const,
};
/** What is missing has the line of the entry that should have it. */
const lines = (path: readonly PropertyKey[]): number => (path.at(-1) === 'term' ? 2 : 1);

function placed(problem: Partial<Problem>) {
  const whole: Problem = { file, line: 1, message: '', hint: '', severity: 'error', ...problem };
  return placedProblems([whole], { file, entry, lines });
}

test.each(['Thiếu mục "meaning".', 'Chưa ghi nghĩa.'])(
  'a problem stands beside the field it names, whatever it says: %s',
  (message) => {
    expect(placed({ message, field: 'meaning' }).errors).toEqual({ 'f.meaning': message });
  },
);

test('without a field it stands beside what its line is of', () => {
  expect(placed({ message: 'Sai.', line: 2 }).errors).toEqual({ 'f.term': 'Sai.' });
});

test('of another file it is none of this form', () => {
  expect(placed({ file: 'content/ward.yaml', field: 'meaning' })).toMatchObject({
    errors: {},
    others: [{ file: 'content/ward.yaml' }],
  });
});
