// Words typed without tone marks, as a text message is: spelled, never guessed at, and asked about in one question.
import type { Draft, Mutable } from './draft.ts';
import { sayLetters } from './letters.ts';
import type { SpokenToken } from './spoken.ts';
import { decidingRow } from './suggest.ts';

/** So many words without a mark in a row are hardly ever Vietnamese as it is written. */
const enough = 5;
const bare = /^[A-Za-z]+$/;
/** Names of letters and numbers have none, however many stand in a row. */
const named = new Set(['ba', 'hai', 'linh', 'ca', 'quy', 'trong', 'phay']);
const rules = new Set(['word', 'letters']);

function isBare(token: SpokenToken | undefined, text: string): boolean {
  return (
    token !== undefined &&
    rules.has(token.rule) &&
    // Most words have a mark in what is said, and need not be cut out of the text.
    (token.certainty === 'guess' || bare.test(token.spoken)) &&
    bare.test(text.slice(token.start, token.end))
  );
}

function counts({ start, end }: SpokenToken, text: string): boolean {
  const written = text.slice(start, end);
  return written.length > 1 && /[a-z]/.test(written) && !named.has(written.toLowerCase());
}

/** Silences what was asked about single words of a run of bare words, and asks about the run. */
export function doubtToneless(draft: Draft, text: string): void {
  const { tokens } = draft;
  for (let from = 0; from < tokens.length; from += 1) {
    let to = from;
    while (isBare(tokens[to], text) && (to === from || tokens[to - 1]?.pause === '')) {
      to += 1;
    }
    if (to - from < enough) {
      from = Math.max(from, to - 1);
      continue;
    }
    const run = tokens.slice(from, to);
    const words = run.filter((token) => counts(token, text)).length;
    if (
      words >= enough &&
      run.some(({ rule, certainty }) => rule === 'letters' && certainty === 'guess')
    ) {
      spell(draft, run, text);
    } else if (words > enough) {
      doubt(draft, run, text);
    }
    from = Math.max(from, to - 1);
  }
}

/** All of them could be words as they stand: `cho con em tham gia vui`. */
function doubt(draft: Draft, run: readonly Mutable<SpokenToken>[], text: string): void {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  const written = text.slice(start, end).replace(/\s+/g, ' ');
  const spoken = run.map((token) => token.spoken).join(' ');
  const choices = [spoken, sayLetters(written)];
  const lexiconRows = choices.map((choice) => decidingRow(written, choice));
  draft.guesses.push({ written, start, end, spoken, choices, lexiconRows });
}

function spell(draft: Draft, run: readonly Mutable<SpokenToken>[], text: string): void {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  for (const token of run) {
    token.spoken = sayLetters(text.slice(token.start, token.end));
    token.certainty = 'guess';
  }
  const outside = (one: { readonly start: number; readonly end: number }): boolean =>
    one.end <= start || one.start >= end;
  draft.guesses.splice(0, Infinity, ...draft.guesses.filter(outside));
  draft.unknown.splice(0, Infinity, ...draft.unknown.filter(outside));
  const written = text.slice(start, end).replace(/\s+/g, ' ');
  const spoken = run.map((token) => token.spoken).join(' ');
  const row = `${written}\t${spoken}\tgõ không dấu: ghi lại lời đọc, hoặc bọc trong <Sms read="…">`;
  draft.unknown.push({ written, start, end, lexiconRow: row });
}
