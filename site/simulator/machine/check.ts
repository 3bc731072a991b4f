import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import { looksReal } from './refusal.ts';
import { keepsRule } from './rules.ts';
import type { FieldError, State } from './state.ts';

/** The refusal of something real-looking in this field, or undefined. Choices hold nothing typed; a wrong code is answered by its own rule. */
export function refusalOf(
  simulator: Simulator,
  state: State,
  field: Field,
): FieldError | undefined {
  if (field.type === 'choice' || field.type === 'code') return undefined;
  const kind = looksReal(simulator, state.values[field.id] || '');
  if (kind === undefined) return undefined;
  return { field: field.id, message: simulator.refusals[kind], rule: 'refused' };
}

/** At most one error a field: a refusal first, then its first broken rule. */
export function errorsOf(
  simulator: Simulator,
  state: State,
  fields: readonly Field[],
): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of fields) {
    const value = state.values[field.id] || '';
    const refused = refusalOf(simulator, state, field);
    if (refused !== undefined) {
      errors.push(refused);
      continue;
    }
    const rule = field.rules.findIndex((each) => !keepsRule(simulator, state, each, value));
    const message = field.rules[rule]?.message;
    if (message !== undefined) errors.push({ field: field.id, message, rule });
  }
  return errors;
}
