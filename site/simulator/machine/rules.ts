import type { SimulatorRule } from '../../../content/schema/simulator-rule.ts';
import type { Simulator } from '../../../content/schema/simulator.ts';
import { isoDay } from './dates.ts';
import type { State } from './state.ts';
import { isMailAddress, isSame, joinedDigits, plainText } from './typed.ts';
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

/** Codes are read off a screen: case, spaces, dots and hyphens do not count. */
function bare(code: string): string {
  return joinedDigits(code).toLowerCase().replace(/[.-]/g, '');
}

/** What follows a first word, or undefined where the text does not begin with it: `tttb 12` → `12`. */
function afterWord(value: string, word: string): string | undefined {
  const [first = '', ...rest] = value.split(/\s+/);
  return first.toLowerCase() === word.toLowerCase() ? rest.join(' ') : undefined;
}

function isExample(simulator: Simulator, key: string, value: string): boolean {
  return simulator.identities.some(({ values }) => isSame(values[key] || '', value));
}

/** A letter of any alphabet with two cases, so Vietnamese ones too; `\p{L}` is newer than our browsers. */
function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function some(value: string, test: (character: string) => boolean): boolean {
  return Array.from(value).some(test);
}

// `value` is what `plainText` made of what was typed.
const keeps: Keeps = {
  required: (value) => value.replace(/[\s/]/g, '') !== '',
  digits: (value, rule) => new RegExp(`^\\d{${rule.length}}$`).test(joinedDigits(value)),
  words: (value, rule) =>
    value.split(/\s+/).filter((word) => some(word, (c) => isLetter(c) || /\d/.test(c))).length >=
    rule.least,
  name: (value) => !some(value, (c) => !isLetter(c) && !/[\s.'’-]/.test(c)),
  date: (value) => isoDay(value) !== undefined,
  'not-future': (value, _rule, { state }) => (isoDay(value) || '') <= state.today,
  'not-past': (value, _rule, { state }) => (isoDay(value) || '') >= state.today,
  email: isMailAddress,
  example: (value, rule, { simulator }) => isExample(simulator, rule.of, value),
  code: (value, rule, { simulator, state }) =>
    bare(value) === bare(codeNow(simulator, state, rule.code)),
  begins: (value, rule) => afterWord(value, rule.word) !== undefined,
  'after-word': (value, rule, { simulator }) =>
    isExample(simulator, rule.of, afterWord(value, rule.word) || ''),
  same: (value, rule, { state }) => value === plainText(state.values[rule.field] || ''),
  long: (value, rule) => Array.from(value).length >= rule.least,
  unmarked: (value) => /^[!-~]*$/.test(value),
  upper: (value) => some(value, (c) => isLetter(c) && c === c.toUpperCase()),
  lower: (value) => some(value, (c) => isLetter(c) && c === c.toLowerCase()),
  digit: (value) => /\d/.test(value),
  special: (value) => some(value, (c) => !isLetter(c) && !/[\d\s]/.test(c)),
  is: (value, rule) => isSame(rule.value, value),
  'is-not': (value, rule) => !isSame(rule.value, value),
  never: () => false,
};

/** Whether `value`, as it was typed, keeps `rule`. */
export function keepsRule(
  simulator: Simulator,
  state: State,
  rule: SimulatorRule,
  value: string,
): boolean {
  // The table pairs each kind with its own rule; TypeScript cannot follow the pairing through the lookup.
  const test = keeps[rule.kind] as (v: string, r: SimulatorRule, c: Context) => boolean;
  return test(plainText(value), rule, { simulator, state });
}
