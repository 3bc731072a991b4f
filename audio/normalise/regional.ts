// Numbers as the ward's people say them: the normaliser reads as the north and the state do.
import type { Spoken, SpokenToken } from './spoken.ts';
import { regionsTable, type Region } from './tables/regions.ts';

/** Rules whose words are the normaliser's own, not somebody's. */
const written = new Set(['word', 'lexicon', 'sms', 'silent', 'letters', 'foreign', 'electronic']);

/** The same in the words of a region: 2005 is `hai nghìn không trăm linh năm`, in the south `hai ngàn không trăm lẻ năm`. As many syllables as before. */
export function inRegion(spoken: Spoken, region: Region): Spoken {
  const words = regionsTable[region];
  if (words.length === 0) return spoken;
  const changed = new Map<number, string>();
  let syllable = 0;
  const tokens = spoken.tokens.map((token): SpokenToken => {
    const before = syllablesIn(token.spoken);
    const after = written.has(token.rule) ? token.spoken : replaced(token.spoken, words);
    syllablesIn(after).forEach((said, at) => {
      if (said !== before[at]) changed.set(syllable + at, said);
    });
    syllable += before.length;
    return { ...token, spoken: after };
  });
  let at = -1;
  const text = spoken.text.replace(/[\p{L}\p{M}]+/gu, (said) => changed.get((at += 1)) ?? said);
  return { ...spoken, text, tokens };
}

const syllablesIn = (spoken: string): readonly string[] => spoken.match(/[\p{L}\p{M}]+/gu) ?? [];

function replaced(spoken: string, words: readonly (readonly [string, string])[]): string {
  return words.reduce(
    (said, [north, here]) => ` ${said} `.replaceAll(` ${north} `, ` ${here} `).trim(),
    spoken,
  );
}
