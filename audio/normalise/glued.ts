// Forms that no reader took whole: `Km3+150`, `0.05S`, `RON95-V` are read piece by piece, and nobody said that the pieces belong so.
import type { Draft } from './draft.ts';
import { sayLetters } from './letters.ts';
import type { SpokenToken } from './spoken.ts';
import { decidingRow } from './suggest.ts';

/** What may stand right after what without a space, where one of the two holds a digit. */
const joins: Readonly<Record<string, string>> = {
  number: 'measure percent money range rate symbol times time lexicon',
  range: 'number time date ordinal money alphanumeric roman fraction lexicon phone',
  rate: 'number measure phone date alphanumeric abbreviation word time money fraction ordinal lexicon letters foreign legal',
  measure: 'rate range symbol times lexicon',
  money: 'rate range symbol lexicon',
  percent: 'rate range symbol lexicon',
  time: 'range rate number symbol lexicon',
  date: 'range rate symbol lexicon',
  phone: 'rate range symbol lexicon',
  ordinal: 'range date rate symbol lexicon',
  alphanumeric: 'rate range symbol lexicon',
  fraction: 'measure percent money range rate symbol lexicon',
  legal: 'range rate symbol lexicon',
  roman: 'range rate',
  symbol: 'number phone money alphanumeric fraction time date word lexicon',
  times: 'number',
  list: 'word abbreviation number letters foreign measure date time phone money alphanumeric legal',
  word: 'range rate symbol lexicon',
  abbreviation: 'range rate symbol lexicon',
  foreign: 'range rate symbol lexicon',
  letters: 'range rate symbol lexicon',
  electronic: 'range rate symbol lexicon',
};
const allowed = new Map(
  Object.entries(joins).map(([left, right]) => [left, new Set(right.split(' '))]),
);

function joinsWell(left: SpokenToken, right: SpokenToken, text: string, goesOn: boolean): boolean {
  const digit = /\d/;
  const [leftDigit, rightDigit] = [left, right].map(({ start, end }) =>
    digit.test(text.slice(start, end)),
  );
  if (left.rule === 'lexicon' || !(leftDigit || rightDigit)) {
    return true;
  }
  // A dash that is not said hides what stands behind it: `RON95-V`, `K-400`.
  if (left.rule === 'range' && left.spoken === '') {
    return !rightDigit;
  }
  if (right.rule === 'range' && right.spoken === '' && goesOn) {
    return !leftDigit;
  }
  return allowed.get(left.rule)?.has(right.rule) === true;
}

const silent = new Set(['silent', 'repeat']);

/** Asks about each run of readings without a space between them whose pieces do not go together by any rule. */
export function doubtGlued(draft: Draft, text: string): void {
  const { tokens } = draft;
  const touches = (at: number): boolean => {
    const [left, right] = [tokens[at - 1], tokens[at]];
    return (
      left?.end === right?.start &&
      !silent.has(left?.rule ?? 'silent') &&
      !silent.has(right?.rule ?? 'silent')
    );
  };
  for (let from = 0; from < tokens.length; from += 1) {
    let to = from + 1;
    let well = true;
    while (to < tokens.length && touches(to)) {
      const [left, right] = [tokens[to - 1], tokens[to]];
      well &&=
        left === undefined || right === undefined || joinsWell(left, right, text, touches(to + 1));
      to += 1;
    }
    if (!well || isBracketed(tokens, to, text)) {
      ask(draft, from, to, text);
    }
    from = to - 1;
  }
}

/** `5(20)A`: a bracket in the middle of a number. */
function isBracketed(tokens: Draft['tokens'], at: number, text: string): boolean {
  const [left, open, right] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    left?.end === open?.start &&
    open !== undefined &&
    text.charAt(open.start) === '(' &&
    open.end === right?.start &&
    /\d$/.test(text.slice(left?.start, left?.end)) &&
    /^\d/.test(text.slice(right?.start, right?.end))
  );
}

function ask(draft: Draft, from: number, to: number, text: string): void {
  const run = draft.tokens.slice(from, to);
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  if (run.some(({ certainty }) => certainty === 'guess')) {
    return;
  }
  const written = text.slice(start, end);
  const spoken = run
    .map((token) => token.spoken)
    .filter((word) => word !== '')
    .join(' ');
  const choices = [spoken, sayLetters(written)];
  for (const token of run) {
    token.certainty = 'guess';
  }
  const lexiconRows = choices.map((choice) => decidingRow(written, choice));
  draft.guesses.push({ written, start, end, spoken, choices, lexiconRows });
}
