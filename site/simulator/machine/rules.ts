import type { SimulatorRule } from '../../../content/schema/simulator-rule.ts';
import type { Simulator } from '../../../content/schema/simulator.ts';
import { isoDay } from './dates.ts';
import type { State } from './state.ts';
import { codeNow } from './values.ts';

interface Context {
  readonly simulator: Simulator;
  readonly state: State;
}

type RuleOf<Kind extends SimulatorRule['kind']> = Extract<SimulatorRule, { kind: Kind }>;

/** By kind: whether a value keeps the rule. */
type Keeps = {
  readonly [Kind in SimulatorRule['kind']]: (
    value: string,
    rule: RuleOf<Kind>,
    context: Context,
  ) => boolean;
};

/** Compared without case, spaces, dots, hyphens and brackets: `000-158 000.015` is `000158000015`. */
function plain(value: string): string {
  return value.toLowerCase().replace(/[\s.\-()]/g, '');
}

/** A letter of any alphabet with two cases, so Vietnamese ones too; `\p{L}` is newer than our browsers. */
function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function some(value: string, test: (character: string) => boolean): boolean {
  return Array.from(value).some(test);
}

const keeps: Keeps = {
  required: (value) => value.replace(/[\s/]/g, '') !== '',
  digits: (value, rule) => new RegExp(`^\\d{${rule.length}}$`).test(plain(value)),
  words: (value, rule) => value.trim().split(/\s+/).length >= rule.least,
  date: (value) => isoDay(value) !== undefined,
  'not-future': (value, _rule, { state }) => (isoDay(value) ?? '') <= state.today,
  email: (value) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value.trim()),
  example: (value, rule, { simulator }) =>
    simulator.identities.some(({ values }) => plain(values[rule.of] ?? '') === plain(value)),
  code: (value, rule, { simulator, state }) =>
    plain(value) === plain(codeNow(simulator, state, rule.code)),
  begins: (value, rule) => new RegExp(`^${rule.word}(\\s|$)`, 'i').test(value.trim()),
  same: (value, rule, { state }) => value === (state.values[rule.field] ?? ''),
  upper: (value) => some(value, (c) => isLetter(c) && c === c.toUpperCase()),
  lower: (value) => some(value, (c) => isLetter(c) && c === c.toLowerCase()),
  digit: (value) => /\d/.test(value),
  special: (value) => some(value, (c) => !isLetter(c) && !/[\d\s]/.test(c)),
  is: (value, rule) => value === rule.value,
  'is-not': (value, rule) => plain(value) !== plain(rule.value),
  never: () => false,
};

/** Whether `value` keeps `rule`. */
export function keepsRule(
  simulator: Simulator,
  state: State,
  rule: SimulatorRule,
  value: string,
): boolean {
  // The table pairs each kind with its own rule; TypeScript cannot follow the pairing through the lookup.
  const test = keeps[rule.kind] as (v: string, r: SimulatorRule, c: Context) => boolean;
  return test(value, rule, { simulator, state });
}
