// A sign is asked about together with what stands beside it: a row for "-" alone would decide for every dash.
import type { Draft } from './draft.ts';
import type { Guess, SpokenToken } from './spoken.ts';
import { decidingRow } from './suggest.ts';

const signs = new Set(['range', 'rate', 'symbol', 'times']);
/** Signs that belong to what follows alone. */
const leading = /^(?:[<>≤≥±~+]|>=|<=)$/;

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** The guess about the sign at `at` as one about the sign and its neighbours. */
function widened(guess: Guess, tokens: readonly SpokenToken[], at: number, text: string): Guess {
  const left = leading.test(guess.written) ? undefined : tokens[at - 1];
  const right = tokens[at + 1];
  // `+ 15kg`: a row ends where a word does.
  const tail =
    right && guess.written === '+' && /[\p{L}\d]/u.test(text.charAt(right.end))
      ? tokens[at + 2]
      : undefined;
  const [from, to] = [left ?? tokens[at], tail ?? right ?? tokens[at]];
  if (from === undefined || to === undefined) {
    return guess;
  }
  const written = text.slice(from.start, to.end);
  if (written.length > 32 || /[\n([]/.test(written)) {
    return guess;
  }
  const choices = guess.choices.map((choice) =>
    joined([left?.spoken, choice, right?.spoken, tail?.spoken]),
  );
  return {
    written,
    start: from.start,
    end: to.end,
    spoken: joined([left?.spoken, guess.spoken, right?.spoken, tail?.spoken]),
    choices,
    lexiconRows: choices.map((choice) => decidingRow(written, choice)),
  };
}

/** Every guess about a sign with what stands on its sides, so that the row that decides it decides nothing else. */
export function widenSigns(draft: Draft, text: string): void {
  const { tokens, guesses } = draft;
  let at = 0;
  for (const [index, guess] of guesses.entries()) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < guess.start) {
      at += 1;
    }
    const token = tokens[at];
    if (token?.start === guess.start && token.end === guess.end && signs.has(token.rule)) {
      guesses[index] = widened(guess, tokens, at, text);
    }
  }
}
