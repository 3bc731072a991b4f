import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import { aDocument } from './a-document.ts';

const rows = readFileSync(new URL('../../cases/sentences.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'));

for (const row of rows) {
  const [paragraph = '', sentences = ''] = row.split('\t');
  test(`${paragraph} → ${sentences}`, () => {
    // A paragraph that starts like a list item is written with an escape, as an author would have to.
    const written = paragraph.replace(/^(\d+)\. /, '$1\\. ');
    const script = buildScript(aDocument(written));
    expect(script.sentences.map(({ text }) => text)).toEqual(sentences.split(' ¦ '));
  });
}
