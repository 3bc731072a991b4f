import { diffArrays } from 'diff';
import { wordsOf as writtenWords } from '../../../content/bring-in/blocks.ts';
import type { BroughtIn } from '../../../content/bring-in/brought-in.ts';
import { bodyOf, nationalLines, of, placeIsLow, type Notice } from './notice.ts';

export interface Score {
  readonly lostWords: number;
  readonly addedWords: number;
  readonly breaksFound: number;
  readonly breaksMeant: number;
  readonly breaksMade: number;
  readonly recipients: boolean;
  readonly signature: boolean;
  readonly why: readonly string[];
}

/** Old fonts tell capitals by the font alone. */
const wordsOf = (text: string): readonly string[] => writtenWords(text.toLowerCase());

/** What stands in the notice, a paragraph a line; a row of a table is one. */
function meantParagraphs(notice: Notice, extra: readonly string[]): readonly string[] {
  const low = placeIsLow(notice);
  const numbered = of(notice, 'number').length > 0;
  const places = of(notice, 'place');
  return [
    ...of(notice, 'agency'),
    ...(numbered ? nationalLines : []),
    ...of(notice, 'number'),
    ...of(notice, 'about'),
    ...(low ? [] : places),
    ...of(notice, 'kind'),
    ...of(notice, 'title'),
    ...bodyOf(notice).map(({ text }) => text),
    ...extra,
    ...of(notice, 'to'),
    ...(low ? places : []),
    ...of(notice, 'sign'),
  ];
}

/** The paragraphs of an MDX file as a person sees them. */
function shownParagraphs(mdx: string): readonly string[] {
  return mdx
    .replace(/^---[\s\S]*?\n---\n/, '')
    .split('\n')
    .filter((line) => !/^\s*(?:<\/?\w+>)?\s*$/.test(line) && !/^[|\s-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\s*(?:[-+] |#+ |\d+[.)] )/, '')
        .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
        .replaceAll('**', ''),
    );
}

function within(mdx: string, name: string): string {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(mdx)?.[1] ?? '';
}

export function measure(notice: Notice, { mdx }: BroughtIn, extra: readonly string[] = []): Score {
  const meant = meantParagraphs(notice, extra);
  const shown = shownParagraphs(mdx);
  const meantWords = meant.flatMap(wordsOf);
  const shownWords = shown.flatMap(wordsOf);
  const why: string[] = [];
  const balance = new Map<string, number>();
  for (const word of meantWords) balance.set(word, (balance.get(word) ?? 0) + 1);
  for (const word of shownWords) balance.set(word, (balance.get(word) ?? 0) - 1);
  const lost = [...balance].filter(([, count]) => count > 0);
  const added = [...balance].filter(([, count]) => count < 0);
  if (lost.length + added.length > 0)
    why.push(`lost ${JSON.stringify(lost)} added ${JSON.stringify(added)}`);
  const meantBreaks = breaksOf(meant);
  const shownBreaks = breaksOf(shown);
  const found = foundBreaks(meantWords, shownWords, meantBreaks, shownBreaks, why);
  const same = (texts: readonly string[], part: string) =>
    wordsOf(texts.join(' ')).join(' ') === shownParagraphs(part).flatMap(wordsOf).join(' ');
  const recipients = same(of(notice, 'to'), within(mdx, 'Recipients'));
  const signature = same(
    [...(placeIsLow(notice) ? of(notice, 'place') : []), ...of(notice, 'sign')],
    within(mdx, 'Signature'),
  );
  if (!recipients) why.push(`recipients: ${within(mdx, 'Recipients').replace(/\s+/g, ' ')}`);
  if (!signature) why.push(`signature: ${within(mdx, 'Signature').replace(/\s+/g, ' ')}`);
  return {
    lostWords: lost.reduce((sum, [, count]) => sum + count, 0),
    addedWords: added.reduce((sum, [, count]) => sum - count, 0),
    ...{ breaksFound: found, breaksMeant: meantBreaks.size, breaksMade: shownBreaks.size },
    ...{ recipients, signature, why },
  };
}

/** After how many words a paragraph ends. */
function breaksOf(paragraphs: readonly string[]): ReadonlySet<number> {
  const ends = new Set<number>();
  let count = 0;
  for (const paragraph of paragraphs) {
    count += wordsOf(paragraph).length;
    ends.add(count);
  }
  return ends;
}

/** Breaks after the same word, the words being laid beside each other. */
function foundBreaks(
  meant: readonly string[],
  shown: readonly string[],
  meantBreaks: ReadonlySet<number>,
  shownBreaks: ReadonlySet<number>,
  why: string[],
): number {
  let at = 0;
  let other = 0;
  let found = 0;
  for (const { value, added, removed } of diffArrays([...meant], [...shown])) {
    for (const word of value) {
      if (!added) at += 1;
      if (!removed) other += 1;
      if (!added && !removed) {
        const here = meantBreaks.has(at);
        const there = shownBreaks.has(other);
        found += here && there ? 1 : 0;
        if (here !== there)
          why.push(
            `${here ? 'joined' : 'parted'} after "${meant.slice(Math.max(0, at - 4), at).join(' ')}" (${word})`,
          );
      }
    }
  }
  return found;
}

/** What many files came to; shares are from 0 to 1. */
export interface Total {
  readonly files: number;
  readonly wrongWords: number;
  readonly precision: number;
  readonly recall: number;
  readonly recipients: number;
  readonly signatures: number;
}

export function totalOf(scores: readonly Score[]): Total {
  const sum = (value: (score: Score) => number) => scores.reduce((all, one) => all + value(one), 0);
  const found = sum(({ breaksFound }) => breaksFound);
  return {
    files: scores.length,
    wrongWords: sum(({ lostWords, addedWords }) => lostWords + addedWords),
    precision: found / sum(({ breaksMade }) => breaksMade),
    recall: found / sum(({ breaksMeant }) => breaksMeant),
    recipients: sum(({ recipients }) => (recipients ? 1 : 0)) / scores.length,
    signatures: sum(({ signature }) => (signature ? 1 : 0)) / scores.length,
  };
}
