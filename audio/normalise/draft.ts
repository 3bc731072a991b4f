import { sayLetters } from './letters.ts';
import type { Reading } from './place.ts';
import type { Spoken, SpokenToken, UnknownForm } from './spoken.ts';

const PAUSES_BY_STRENGTH = ['', ',', ';', ':', '.', '!', '?'];

const stronger = (one: string, other: string): string =>
  PAUSES_BY_STRENGTH.indexOf(one) >= PAUSES_BY_STRENGTH.indexOf(other) ? one : other;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** All that reading one text gathers. */
export interface Draft {
  readonly tokens: Mutable<SpokenToken>[];
  readonly unknown: UnknownForm[];
  /** The last token that is said. */
  lastSaid: Mutable<SpokenToken> | undefined;
}

export const newDraft = (): Draft => ({ tokens: [], unknown: [], lastSaid: undefined });

/** A pause belongs to the word it follows; of two the longer stays. */
export const pauseAfterLast = ({ lastSaid }: Draft, pause: string): void => {
  if (lastSaid) lastSaid.pause = stronger(lastSaid.pause, pause);
};

/** Takes a reading in, with its range in the source. */
export const take = (
  draft: Draft,
  rule: string,
  reading: Reading,
  start: number,
  end: number,
): void => {
  const { spoken, row, pause, unknown } = reading;
  const token: Mutable<SpokenToken> = { start, end, spoken, pause: '', rule };
  if (row !== undefined) token.row = row;
  draft.tokens.push(token);
  if (spoken !== '') draft.lastSaid = token;
  if (pause !== undefined) pauseAfterLast(draft, pause);
  if (unknown === undefined) return;
  const lexiconRow = `${unknown}\t${sayLetters(unknown)}\tđọc từng chữ; sửa lại nếu có cách đọc khác`;
  draft.unknown.push({ written: unknown, start, end, lexiconRow });
};

const joinTokens = (tokens: readonly SpokenToken[]): string => {
  let text = '';
  for (const { spoken, pause } of tokens) {
    if (spoken === '') continue;
    text += (text === '' ? '' : ' ') + spoken + pause;
  }
  return text;
};

export const finish = ({ tokens, unknown }: Draft): Spoken => ({
  text: joinTokens(tokens),
  tokens,
  unknown,
});
