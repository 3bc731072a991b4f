import { describe, expect, test } from 'vitest';
import { findIdleRows, isSpeakable, normalise } from '../../../audio/normalise/index.ts';
import { buildScript } from '../../../audio/script/build-script.ts';
import { loadContent } from '../../../content/load.ts';

const { content } = loadContent(new URL('../../../content', import.meta.url).pathname);
if (!content) throw new Error('content/ cannot be read');
const { lexicon } = content;

/** Everything staff wrote that may be spoken, document by document. */
const texts: [string, string[]][] = [
  ...content.documents.map((document): [string, string[]] => [
    document.id,
    buildScript(document).sentences.map(({ text }) => text),
  ]),
  ['facts', content.facts.flatMap(({ spoken }) => (typeof spoken === 'string' ? spoken : []))],
  ['glossary', content.glossary.flatMap(({ term, meaning }) => [term, meaning])],
  ['ward', [content.ward.station]],
];

describe('content/ is said whole: no residue, nothing unknown', () => {
  test.each(texts)('%s', (_document, sentences) => {
    const spokens = sentences.map((text) => normalise(text, { lexicon }));
    expect(spokens.flatMap(({ unknown }) => unknown.map(({ written }) => written))).toEqual([]);
    expect(spokens.map(({ text }) => text).filter((text) => !isSpeakable(text))).toEqual([]);
  });
});

test('every row of content/lexicon.tsv can be spoken', () => {
  const idle = findIdleRows(lexicon, []).filter(({ why }) => why === 'unspeakable');
  expect(idle.map(({ row }) => row.written)).toEqual([]);
});
