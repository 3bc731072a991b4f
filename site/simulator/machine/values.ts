import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import { dayAfter } from './dates.ts';
import { fieldOf } from './find.ts';
import type { State } from './state.ts';

/** The code now in force: `''` for an unknown one. */
export function codeNow(simulator: Simulator, state: State, id: string): string {
  const values = simulator.codes.find((code) => code.id === id)?.values ?? [];
  return values[(state.renewals[id] || 0) % Math.max(1, values.length)] || '';
}

/**
 * What "Chỉ cho tôi" writes into a field: its example with `@<key>`, `@code.<id>`, `@field.<id>` and `@ngay.<days>` resolved.
 * `@field.…` of an empty field is that field's own example.
 */
export function exampleOf(simulator: Simulator, state: State, field: Field): string {
  const [head = '', name = ''] = field.example.split('.');
  if (head === '@code') return codeNow(simulator, state, name);
  if (head === '@ngay') return dayAfter(state.today, Number(name));
  if (head === '@field') {
    const other = fieldOf(simulator, name);
    return state.values[name] || (other === undefined ? '' : exampleOf(simulator, state, other));
  }
  if (!head.startsWith('@')) return field.example;
  return simulator.identities[state.identity]?.values[head.slice(1)] || '';
}

/** A typed value as the resident reads it back: the label of a choice, the text of everything else. */
export function shownValue(simulator: Simulator, state: State, id: string): string {
  return wordsOf(fieldOf(simulator, id), state.values[id] || '');
}

function wordsOf(field: Field | undefined, value: string): string {
  const options = field?.options;
  if (options === undefined) return value;
  return options.find((option) => option.value === value)?.label || '';
}

/** A field's example as the resident reads it. */
export function exampleWords(simulator: Simulator, state: State, field: Field): string {
  return wordsOf(field, exampleOf(simulator, state, field));
}

/** What stands for `{<key>}` in a text: a field's value or `code.<id>`; `…` where nothing was typed. */
export function resolve(simulator: Simulator, state: State, key: string): string {
  const found = key.startsWith('code.')
    ? codeNow(simulator, state, key.slice('code.'.length))
    : shownValue(simulator, state, key);
  return found || '…';
}
