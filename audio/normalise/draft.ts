import type { Reading } from './place.ts';
import type { Guess, Spoken, SpokenToken, UnknownForm } from './spoken.ts';
import { decidingRow, suggestedRow } from './suggest.ts';

const pausesByStrength = ['', ',', ';', ':', '.', '!', '?'];

function stronger(one: string, other: string): string {
  return pausesByStrength.indexOf(one) >= pausesByStrength.indexOf(other) ? one : other;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** All that reading one text gathers. */
export interface Draft {
  readonly tokens: Mutable<SpokenToken>[];
  readonly unknown: UnknownForm[];
  readonly guesses: Guess[];
  /** The last token that is said. */
  lastSaid: Mutable<SpokenToken> | undefined;
}

export function newDraft(): Draft {
  return { tokens: [], unknown: [], guesses: [], lastSaid: undefined };
}

/** A pause belongs to the word it follows; of two the longer stays. */
export function pauseAfterLast({ lastSaid }: Draft, pause: string): void {
  if (lastSaid) {
    lastSaid.pause = stronger(lastSaid.pause, pause);
  }
}

/** Takes a reading in, with its range in the source. */
export function take(
  draft: Draft,
  rule: string,
  reading: Reading,
  written: string,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const { spoken, row, pause, unknown } = reading;
  const certainty = unknown === undefined ? (reading.sure ?? 'certain') : 'guess';
  const token: Mutable<SpokenToken> = { start, end, spoken, pause: '', rule, certainty };
  if (row !== undefined) {
    token.row = row;
  }
  draft.tokens.push(token);
  if (spoken !== '') {
    draft.lastSaid = token;
  }
  if (pause !== undefined) {
    pauseAfterLast(draft, pause);
  }
  if (unknown !== undefined) {
    draft.unknown.push({ written: unknown, start, end, lexiconRow: suggestedRow(unknown) });
  } else if (certainty === 'guess') {
    const own = reading.asked === undefined ? [spoken] : [];
    const all = [...own, ...(reading.choices ?? [])];
    const lower = all.map((choice) => choice.toLowerCase());
    const choices = all.filter((_, at) => lower.indexOf(lower[at] ?? '') === at);
    const asked = reading.asked ?? written;
    const lexiconRows = choices.map((choice) => decidingRow(asked, choice));
    draft.guesses.push({ written: asked, start, end, spoken, choices, lexiconRows });
  }
}

function joinTokens(tokens: readonly SpokenToken[]): string {
  let text = '';
  for (const { spoken, pause } of tokens) {
    if (spoken === '') {
      continue;
    }
    text += (text === '' ? '' : ' ') + spoken + pause;
  }
  return text;
}

export function finish({ tokens, unknown, guesses }: Draft): Spoken {
  return {
    text: joinTokens(tokens),
    tokens,
    unknown,
    guesses: guesses.toSorted((a, b) => a.start - b.start),
  };
}
