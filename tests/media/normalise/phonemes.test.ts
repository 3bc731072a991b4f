import { readFileSync } from 'node:fs';
import loadEspeak from '@echogarden/espeak-ng-emscripten';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../audio/normalise/index.ts';
import { readTable } from '../../../audio/tables/read-table.ts';
import { buildScript } from '../../../audio/script/build-script.ts';
import { loadContent } from '../../../content/load.ts';

/** The part of the engine that names phonemes; a change of language stands in them as `(en)`. */
interface PhonemeEngine {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): number;
  synthesize_ipa(text: string): { readonly ipa: string };
}

const engine = (await loadEspeak().then(
  (module) => new module.eSpeakNGWorker(),
)) as unknown as PhonemeEngine; // The room's declaration types only what the voice uses.
engine.set_voice('vi');
// The phonemes are the same at any pace; the fastest takes the least time.
engine.set_rate(450);

const switches = (texts: readonly string[]): string[] =>
  said(texts).filter((text) => /\([a-z-]+\)/.test(engine.synthesize_ipa(text).ipa));

/** The engine changes its language word by word: each is said once, twenty at a time. The proof says the texts as they are. */
function said(texts: readonly string[]): readonly string[] {
  if (process.env['LOA_PROOF'] !== undefined) return texts;
  const words = [...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}-]+/gu) ?? []))];
  return Array.from({ length: Math.ceil(words.length / 20) }, (_, at) =>
    words.slice(at * 20, at * 20 + 20).join(' '),
  );
}

const writtenCases = (file: string): string[] =>
  readFileSync(new URL(`../../cases/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[1] ?? '');

const { content } = loadContent(new URL('../../../content', import.meta.url).pathname);
const sentences = (content?.documents ?? []).flatMap((document) =>
  buildScript(document).sentences.map(({ text }) => text),
);

describe('espeak-ng stays Vietnamese', () => {
  test('the check can fail', () => {
    expect(switches(['bà con vào website'])).toHaveLength(1);
  });

  test('the whole of content/', () => {
    expect(sentences.length).toBeGreaterThan(50);
    const lexicon = content?.lexicon ?? [];
    expect(switches(sentences.map((text) => normalise(text, { lexicon }).text))).toEqual([]);
  });

  const files = process.env['LOA_PROOF']
    ? ['normalise-sample.tsv', 'normalise-own.tsv', 'normalise-blind.tsv']
    : ['normalise-sample.tsv'];
  test.each(files)('%s', (file) => {
    expect(switches(writtenCases(file).map((text) => normalise(text).text))).toEqual([]);
  });

  test('rows of the tables', () => {
    const rows = [
      'abbreviations',
      'abbreviations-in-context',
      'units',
      'foreign-words',
      'web-places',
      'web-words',
      'issuers',
      'letters',
    ].flatMap((name) => readTable(name).map(([, spoken = '']) => spoken));
    // One utterance for twenty rows: loading a clause costs more than a word.
    const batches = Array.from({ length: Math.ceil(rows.length / 20) }, (_, at) =>
      rows.slice(at * 20, at * 20 + 20).join(', '),
    );
    expect(switches(batches)).toEqual([]);
  });
});
