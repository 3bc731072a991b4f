import { expect, it } from 'vitest';
import { simulatorRuleSchema } from '../../../content/schema/simulator-rule.ts';
import { keepsRule } from '../../../site/simulator/machine/rules.ts';
import { start } from '../../../site/simulator/machine/state.ts';
import { simulatorOf, today } from './practice.ts';
import { rowsOf } from './table.ts';

const simulator = simulatorOf('dang-ky-tai-khoan');

it.each(rowsOf('simulator-rules'))('$kind $with "$value" → $kept $note', (row) => {
  const rule = simulatorRuleSchema.parse({
    kind: row['kind'],
    message: 'Sai.',
    ...(JSON.parse(row['with'] || '{}') as object),
  });
  const kept = keepsRule(simulator, start(simulator, today), rule, row['value'] ?? '');
  expect(kept ? 'yes' : 'no').toBe(row['kept']);
});
