import { readPairs, readTable } from '../../tables/read-table.ts';

/** Words that stand run together in addresses, without tone marks -> as they are said. */
export const webWords = readPairs('web-words');
/** Names of provinces and of places here, likewise. */
export const webPlaces = readPairs('web-places');

function bare(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll(' ', '');
}

/** Phrases with their tone marks, and what abbreviations stand for: `bao hiem y te` is known from BHYT. */
export const webPhrases: ReadonlyMap<string, string> = new Map(
  [
    ...readTable('abbreviations').map(([, spoken = '']) => spoken.toLowerCase()),
    ...readTable('web-phrases').map(([phrase = '']) => phrase),
  ].map((phrase) => [bare(phrase), phrase]),
);
