// Stand-ins until normalise/ lands; then this file goes.
import type { LexiconRow } from '../content/schema/words.ts';
import type { Spoken, SpokenToken } from './normalise/spoken.ts';

export { buildScript } from './script/build-script.ts';

export function normalise(
  text: string,
  _settings: { readonly lexicon: readonly LexiconRow[] },
): Spoken {
  const tokens: SpokenToken[] = [...text.matchAll(/([\p{L}\p{M}]+)([,.:;?!]?)/gu)].map((match) => ({
    start: match.index,
    end: match.index + (match[1] ?? '').length,
    spoken: (match[1] ?? '').toLocaleLowerCase('vi'),
    pause: match[2] ?? '',
    rule: 'word',
  }));
  return { text: tokens.map(({ spoken, pause }) => spoken + pause).join(' '), tokens, unknown: [] };
}
