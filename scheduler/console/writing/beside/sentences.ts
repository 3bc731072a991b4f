import { createHash } from 'node:crypto';
import type { DraftBulletin } from '../../../../audio/index.ts';
import type { BesideSentence, Reading, UnsureForm } from '../../../../content/schema/beside.ts';
import { nowhere, type DraftPlaces } from './places.ts';

type Line = DraftBulletin['lines'][number];

/** The sentences of a bulletin, each with its place in the document `id` where it stands there, and with what is unsure in it. */
export function besideSentences(
  { lines }: Pick<DraftBulletin, 'lines'>,
  id: string,
  places: DraftPlaces,
): readonly BesideSentence[] {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const said = soundIdOf(line.spoken.text);
    const time = (times.get(said) ?? 0) + 1;
    times.set(said, time);
    return {
      id: time === 1 ? said : `${said}-${time}`,
      kind: line.kind,
      written: line.text,
      spoken: line.spoken.text,
      pauseMs: line.pauseMs,
      ...placeOf(line, id, places, 0, line.text.length),
      unsure: unsureOf(line, id, places),
    };
  });
}

/** Names what is said, so that a sentence that stays the same keeps its sound. */
export function soundIdOf(spoken: string): string {
  return createHash('sha256').update(spoken).digest('hex').slice(0, 12);
}

function placeOf(line: Line, id: string, places: DraftPlaces, start: number, end: number) {
  if (line.document !== id) return nowhere;
  const first = line.sourceMap?.slice(start, end).find((offset) => offset >= 0);
  const last = line.sourceEnds?.slice(start, end).findLast((offset) => offset >= 0);
  return places.range(first, last);
}

function unsureOf(line: Line, id: string, places: DraftPlaces): readonly UnsureForm[] {
  const { unknown, guesses, tokens } = line.spoken;
  const saidNow = (start: number, end: number): string =>
    tokens
      .filter((token) => token.start < end && token.end > start && token.spoken !== '')
      .map(({ spoken }) => spoken)
      .join(' ');
  return [
    ...unknown.map(({ written, start, end, lexiconRow }): UnsureForm => ({
      ...placeOf(line, id, places, start, end),
      ...{ written, spoken: saidNow(start, end), isUnknown: true },
      choices: choicesOf([lexiconRow]),
    })),
    ...guesses.map(({ written, start, end, spoken, lexiconRows }): UnsureForm => ({
      ...placeOf(line, id, places, start, end),
      ...{ written, spoken, isUnknown: false, choices: choicesOf(lexiconRows) },
    })),
  ];
}

/** `UBND<Tab>ủy ban nhân dân<Tab>…` as choices. */
function choicesOf(rows: readonly string[]): UnsureForm['choices'] {
  return rows.map((row) => {
    const [written = '', spoken = ''] = row.split('\t');
    const reading: Reading = { written, spoken };
    return { spoken, row: reading };
  });
}
