import { expect, test } from 'vitest';
import { overdueFacts } from '../../../content/overdue.ts';
import type { Fact } from '../../../content/schema/facts.ts';

const fact = (id: string, recheckBy: string): Fact => ({
  id,
  text: 'x',
  source: 'y',
  certainty: 'found',
  checkedOn: '2026-01-01',
  recheckBy,
  touches: [],
  grounds: [],
  supersedes: [],
  ends: [],
});
const facts = [fact('sau', '2026-12-02'), fact('nay', '2026-12-01'), fact('lau', '2026-03-01')];

for (const [today, overdue] of [
  ['2026-02-28', []],
  ['2026-03-01', ['lau']],
  ['2026-12-01', ['lau', 'nay']],
  ['2027-01-01', ['lau', 'nay', 'sau']],
] as const)
  test(`${today} → ${overdue.join(', ') || 'none'}`, () => {
    expect(overdueFacts(facts, today).map(({ id }) => id)).toEqual(overdue);
  });
