import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import type { ScriptSentence } from '../../../audio/script/script.ts';
import { loadContent } from '../../../content/load.ts';
import { aDocument } from './a-document.ts';

const numRuns = process.env['LOA_PROOF'] === undefined ? 200 : 4_000;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&#225;': 'á', '&quot;': '"' };

/** What a range of the file says: entities read, letters composed. */
const read = (raw: string) =>
  raw.replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity).normalize('NFC');

/** The units of a sentence that were not written in their range, or whose ranges go backward. */
function wrongUnits(source: string, { text, sourceMap, sourceEnds }: ScriptSentence): string[] {
  let before = -1;
  // Behind what stands nowhere, what is said twice begins again.
  let mayGoBack = false;
  return text.split('').filter((unit, i) => {
    const start = sourceMap[i] ?? -2;
    const end = sourceEnds[i] ?? -2;
    if (start === -1 && end === -1) {
      mayGoBack = true;
      return false;
    }
    const forward = (start >= before || mayGoBack) && end > start;
    mayGoBack = false;
    before = start;
    const raw = source.slice(start, end);
    return !forward || !(unit === ' ' ? /^\s+$/.test(raw) : read(raw).includes(unit));
  });
}

/** The words of a sentence that were written in the file. */
function writtenWords({ text, sourceMap }: ScriptSentence): readonly string[] {
  return text
    .split('')
    .map((unit, i) => (unit !== ' ' && (sourceMap[i] ?? -1) < 0 ? '' : unit))
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}

const plain = fc.constantFrom(
  'phường',
  'Đăng',
  'ký',
  'hồ',
  'sơ',
  '24/6/2022',
  'OTP',
  'Ủy',
  'x😀y',
  '3.1',
  'a_b',
);
const word = fc.oneof(
  { weight: 6, arbitrary: plain.map((said) => ({ mdx: said.replace('_', '\\_'), said })) },
  fc.constantFrom('á&', '<số>', '*sao*', '"nháy"', '{mã}', 'a\\b').map((said) => ({
    mdx: said
      .replace(/[<>*{}\\]/g, '\\$&')
      .replace('&', '&amp;')
      .replace('á', '&#225;')
      .replace('"', '&quot;'),
    said,
  })),
);
const bare = plain.map((said) => ({ mdx: said.replace('_', '\\_'), said }));
// Markup opens and closes beside a letter, as CommonMark asks.
const run = fc
  .tuple(
    fc.constantFrom('', '**', '*', 'link', '`'),
    fc.tuple(bare, fc.array(word, { maxLength: 3 }), bare).map(([a, b, c]) => [a, ...b, c]),
  )
  .map(([mark, words]) => {
    const said = words.map((one) => one.said);
    const mdx = words.map((one) => one.mdx).join(' ');
    if (mark === 'link') return { mdx: `[${mdx}](/huong-dan/)`, said };
    // Code is written as it is, without escapes.
    if (mark === '`') return { mdx: `\`${said.join(' ')}\``, said };
    return { mdx: mark + mdx + mark, said };
  });
const paragraph = fc
  .array(fc.tuple(run, fc.constantFrom(' ', '\n', '  ', ' \u00ad', '\u00a0')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((runs) => ({
    mdx: runs
      .map(([one, gap]) => one.mdx + gap)
      .join('')
      .trimEnd(),
    said: runs.flatMap(([one]) => one.said),
  }));
const indented = (mdx: string) => mdx.replaceAll('\n', '\n  ');
const block = fc
  .tuple(fc.constantFrom('', '- ', '> ', '## ', 'Note', 'WebOnly', 'SpokenOnly'), paragraph)
  .map(([kind, { mdx, said }]) => {
    if (kind === '- ') return { mdx: `- ${indented(mdx)}`, said };
    if (kind === '> ') return { mdx: `> ${mdx.replaceAll('\n', '\n> ')}`, said };
    if (kind === '## ') return { mdx: `## ${mdx.replaceAll('\n', ' ')}`, said };
    if (kind === '') return { mdx, said };
    return { mdx: `<${kind}>\n\n${mdx}\n\n</${kind}>`, said: kind === 'WebOnly' ? [] : said };
  });
const document = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('NFC', 'NFD'),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([blocks, form, lineEnd]) => ({
    body: blocks
      .map(({ mdx }) => mdx)
      .join('\n\n')
      .normalize(form)
      .replaceAll('\n', lineEnd),
    said: blocks.flatMap(({ said }) => said),
  }));

test('whatever is written: every range gives its words back, and no word is lost, added or moved', () => {
  fc.assert(
    fc.property(document, ({ body, said }) => {
      const made = aDocument(body);
      const { sentences } = buildScript(made);
      expect(sentences.flatMap((sentence) => wrongUnits(made.source, sentence))).toEqual([]);
      expect(sentences.flatMap(writtenWords)).toEqual(said.flatMap((one) => one.split(' ')));
    }),
    { numRuns, seed: 42 },
  );
});

test('of each shipped document every word stands in the file where its range says', () => {
  const { content } = loadContent(fileURLToPath(new URL('../../../content', import.meta.url)));
  for (const shipped of content?.documents ?? [])
    for (const sentence of buildScript(shipped).sentences) {
      expect(wrongUnits(shipped.source, sentence)).toEqual([]);
      for (const { 0: said, index } of sentence.text.matchAll(/[\p{L}\p{N}]+/gu)) {
        const start = sentence.sourceMap[index] ?? -1;
        const end = sentence.sourceEnds[index + said.length - 1] ?? -1;
        if (start >= 0) expect(shipped.source.slice(start, end)).toBe(said);
      }
    }
});
