import type { PublishedScript } from '../content/schema/published.ts';

/** One spoken sentence's range in the MDX file, in UTF-16 units. */
export interface SpokenRange {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A run of a text node's characters, with the sentence it belongs to and where in the file it begins. */
export interface Piece {
  readonly text: string;
  readonly sentence?: string;
  readonly start: number;
}

/** The sentences of a script that stand written in its document, in order of their place. */
export function rangesOf(script: PublishedScript): readonly SpokenRange[] {
  return script.sentences
    .flatMap(({ id, document, start, end }) =>
      document === script.document && start !== undefined && end !== undefined && end > start
        ? [{ id, start, end }]
        : [],
    )
    .sort((a, b) => a.start - b.start);
}

/**
 * Splits a text at the edges of spoken sentences; the pieces joined are the text again. `offsets`: for each unit its place
 * in the file, -1 where it was not written there: such a unit goes with the one before it.
 */
export function splitAtRanges(
  value: string,
  offsets: readonly number[],
  ranges: readonly SpokenRange[],
): readonly Piece[] {
  const sentenceAt = (offset: number) =>
    ranges.find((range) => offset >= range.start && offset < range.end)?.id;
  const pieces: { text: string; sentence?: string; start: number }[] = [];
  for (let i = 0; i < value.length; i += 1) {
    const offset = offsets[i] ?? 0;
    const sentence = sentenceAt(offset);
    const last = pieces.at(-1);
    if (offset < 0 && last !== undefined) {
      last.text += value[i] ?? '';
      continue;
    }
    // A jump in the source begins a new piece, so that a place in a piece is always `start` + index.
    const follows = last !== undefined && offset === last.start + last.text.length;
    if (last !== undefined && last.sentence === sentence && (follows || sentence === undefined)) {
      last.text += value[i] ?? '';
    } else {
      pieces.push({
        text: value[i] ?? '',
        start: offset,
        ...(sentence === undefined ? {} : { sentence }),
      });
    }
  }
  return pieces;
}
