import type { Delivery, SlowStretch } from '../voices/delivery.ts';
import { syllablesOf } from '../voices/voice.ts';
import type { BulletinLine } from './line.ts';
import { manners } from './manners.ts';

/** A sentence as a voice is given it. */
export interface Utterance {
  /** The spoken text, with a comma between the groups of a telephone number. */
  readonly text: string;
  readonly delivery: Delivery;
  readonly gainDb: number;
}

/** What of a line decides how it sounds. */
export type SaidLine = Pick<BulletinLine, 'kind' | 'manner' | 'text' | 'echoMs'> & {
  readonly spoken: Pick<BulletinLine['spoken'], 'text' | 'tokens'>;
};

export const mannerOf = ({ kind, manner = kind }: Pick<BulletinLine, 'kind' | 'manner'>) =>
  manners[manner];

/** How a line is said: as its manner has it, telephone numbers digit by digit in groups. */
export function utter(line: SaidLine): Utterance {
  const { rate, pitch, range, gainDb, ...own } = mannerOf(line);
  const commaMs = pastEcho(own.commaMs, line, fadesMs.comma);
  const stopMs = pastEcho(own.stopMs, line, fadesMs.stop);
  const { text, slow } = groupNumbers(line);
  return {
    text,
    delivery: { rate, pitch, range, commaMs, stopMs, ...(slow.length > 0 && { slow }) },
    gainDb,
  };
}

/** How long an echo has to die away behind its beginning, before the next words: 75 ms is 6 dB between two rows of houses. */
export const fadesMs = { comma: 75, stop: 150, sentence: 300 } as const;

/** A silence, at least until the echo of what was said before has begun to die away. */
export const pastEcho = (
  silenceMs: number,
  { echoMs }: Pick<BulletinLine, 'echoMs'>,
  fades: number,
): number => (echoMs === undefined ? silenceMs : Math.max(silenceMs, echoMs + fades));

/** How an unbroken number of so many digits falls into groups: 19000368, 0912345678, 02203852123. */
const groupsOf: Readonly<Record<number, readonly number[]>> = {
  8: [4, 4],
  10: [4, 3, 3],
  11: [4, 4, 3],
};

function groupNumbers({ text: written, spoken: { text, tokens } }: SaidLine): {
  readonly text: string;
  readonly slow: readonly SlowStretch[];
} {
  const syllables = syllablesOf(text);
  const slow: SlowStretch[] = [];
  const commasAt: number[] = [];
  let from = 0;
  for (const token of tokens) {
    const until = from + syllablesOf(token.spoken).length;
    if (token.rule === 'phone') {
      slow.push({ from, until });
      const groups = groupsIn(written.slice(token.start, token.end), until - from);
      let end = from;
      for (const size of groups.slice(0, -1)) {
        const last = syllables[(end += size) - 1];
        if (last !== undefined) commasAt.push(last.index + last.syllable.length);
      }
    }
    from = until;
  }
  return { text: withCommas(text, commasAt), slow };
}

/** `0220 3852 123` → 4, 4, 3: as it is written, a lone digit with what follows it; unbroken, as people say one of that length. */
export function groupsIn(written: string, syllables: number): readonly number[] {
  const parts = written.match(/\+?[\dxX*]+/g) ?? [];
  const groups: number[] = [];
  let carried = 0;
  for (const part of parts) {
    const size = carried + part.length;
    carried = size === 1 ? size : 0;
    if (size > 1) groups.push(size);
  }
  const isByDigits = groups.reduce((sum, size) => sum + size, carried) === syllables;
  if (!isByDigits || carried > 0) return [syllables];
  return groups.length > 1 ? groups : (groupsOf[syllables] ?? [syllables]);
}

function withCommas(text: string, places: readonly number[]): string {
  let from = 0;
  const parts = places.map((place) => {
    const part = text.slice(from, place);
    from = place;
    return part;
  });
  return [...parts, text.slice(from)].join(',');
}
