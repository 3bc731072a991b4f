// Forms that no reader took whole: `Km3+150`, `0.05S`, `RON95-V` are read piece by piece, and nobody said that the pieces belong so.
import type { Draft, Mutable } from './draft.ts';
import { sayLetters } from './letters.ts';
import { latin } from './place.ts';
import type { Guess, SpokenToken } from './spoken.ts';
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
const wordChar = new RegExp(`[${latin}\\d]`);

/** `5(20)A`: a bracket in the middle of a number. */
function isBracketed(tokens: Draft['tokens'], at: number, text: string): boolean {
  const open = tokens[at];
  return (
    open !== undefined &&
    text.charAt(open.start) === '(' &&
    tokens[at - 1]?.end === open.start &&
    open.end === tokens[at + 1]?.start &&
    /\d/.test(text.charAt(open.start - 1)) &&
    /\d/.test(text.charAt(open.end))
  );
}

/** The end of the run of readings that begins at `from` and has no space in it. */
function endOfRun(tokens: Draft['tokens'], from: number, across: boolean): number {
  let to = from + 1;
  while (
    to < tokens.length &&
    tokens[to - 1]?.end === tokens[to]?.start &&
    (across || !silent.has(tokens[to]?.rule ?? ''))
  ) {
    to += 1;
  }
  return to;
}

/**
 * Asks about each run of readings without a space between them whose pieces do not go together by any rule, as a whole:
 * so too where one piece of it is a guess, for no row can be met in the middle of a form.
 */
export function doubtGlued(draft: Draft, text: string): void {
  const { tokens } = draft;
  const asked = new Map(draft.guesses.map((guess) => [guess.start, guess]));
  const whole: Guess[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    if (silent.has(tokens[from]?.rule ?? '')) {
      continue;
    }
    let to = endOfRun(tokens, from, false);
    const bracketed = isBracketed(tokens, to, text);
    if (bracketed) {
      to = endOfRun(tokens, from, true);
    } else if (to === from + 1) {
      continue;
    }
    const run = tokens.slice(from, to);
    const inner = run.flatMap(({ start }) => asked.get(start) ?? []);
    if (
      bracketed ||
      !goesTogether(run, text) ||
      inner.some((guess) => isInside(guess, text)) ||
      overlap(inner)
    ) {
      const guess = asWhole(run, inner, text);
      if (guess) {
        inner.forEach(({ start }) => asked.delete(start));
        whole.push(guess);
      }
    }
    from = to - 1;
  }
  draft.guesses.splice(0, Infinity, ...asked.values(), ...whole);
}

function goesTogether(run: readonly SpokenToken[], text: string): boolean {
  return run.every((right, at) => {
    const left = run[at - 1];
    return left === undefined || joinsWell(left, right, text, at < run.length - 1);
  });
}

/** Whether letters or digits touch it, so that a row for it alone would never be met. */
function isInside({ start, end }: Guess, text: string): boolean {
  const touches = (inner: number, outer: number): boolean =>
    wordChar.test(text.charAt(inner)) && wordChar.test(text.charAt(outer));
  return touches(start, start - 1) || touches(end - 1, end);
}

function overlap(inner: readonly Guess[]): boolean {
  return inner.some((guess, at) => at > 0 && guess.start < (inner[at - 1]?.end ?? 0));
}

/** The run as one question; undefined where a piece of it is unknown and asked about already. */
function asWhole(
  run: readonly Mutable<SpokenToken>[],
  inner: readonly Guess[],
  text: string,
): Guess | undefined {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  if (inner.some((guess) => guess.start <= start && guess.end >= end)) {
    return undefined;
  }
  if (
    run.some(
      (token) =>
        token.certainty === 'guess' &&
        !inner.some((guess) => guess.start <= token.start && guess.end >= token.end),
    )
  ) {
    return undefined;
  }
  // Of the tokens that a choice stands for the first says it.
  const said = (other?: Guess, choice?: string): string =>
    run
      .map((token) => {
        const within = other !== undefined && token.start >= other.start && token.end <= other.end;
        return !within ? token.spoken : token.start === other.start ? choice : '';
      })
      .filter((word) => word !== undefined && word !== '')
      .join(' ');
  for (const token of run) {
    token.certainty = 'guess';
  }
  const written = text.slice(start, end).replace(/[^\p{L}\d)]+$/u, '');
  const alone =
    inner.length === 1 ? (inner[0]?.choices ?? []).map((choice) => said(inner[0], choice)) : [];
  const choices = [...new Set([said(), ...alone, sayLetters(written)])];
  return {
    written,
    start,
    end,
    spoken: said(),
    choices,
    lexiconRows: choices.map((choice) => decidingRow(written, choice)),
  };
}
