import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildScript } from '../../../audio/script/build-script.ts';
import { readContent } from '../../../content/read/content.ts';
import { asFiles, smallWard } from './small-ward.ts';

const numRuns = process.env['LOA_PROOF'] === undefined ? 60 : 2000;
const names = Object.keys(smallWard);

// What a hand does to a file: strikes out, types in, doubles.
const slip = fc.record({
  file: fc.constantFrom(...names),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  strike: fc.nat(30),
  type: fc.oneof(
    fc.constantFrom(
      '',
      '<',
      '>',
      '{',
      '}',
      '"',
      "'",
      ':',
      '\t',
      '\n',
      '\n\n',
      '---\n',
      '- ',
      '#',
      '</Step>',
      '[',
      '*',
      '&',
      '|',
      '\u0000',
      '\r',
      '\\',
      '`',
      '@',
      '!',
    ),
    fc.string({ maxLength: 6, unit: 'grapheme' }),
  ),
});

test('whatever slips of the hand: no crash, every problem on a line of its file, what is left can be spoken', () => {
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
      const texts: Record<string, string> = { ...smallWard };
      for (const { file, at, strike, type } of slips) {
        const text = texts[file] ?? '';
        const from = Math.floor(at * text.length);
        texts[file] = text.slice(0, from) + type + text.slice(from + strike);
      }
      const { content, problems } = readContent(asFiles(texts));
      for (const { file, line, message, hint } of problems) {
        const lines = (texts[file] ?? '').split('\n').length;
        expect(line, `${file}: ${message}`).toBeGreaterThanOrEqual(1);
        expect(line, `${file}: ${message}`).toBeLessThanOrEqual(lines);
        expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|Error/);
      }
      for (const document of content?.documents ?? []) buildScript(document);
    }),
    { numRuns, seed: 7 },
  );
  // The full count takes minutes on a busy machine.
}, 400_000);

test('a tag run into the line of dashes, on which the parser itself fails (found by the slips)', () => {
  const file = 'content/announcements/thong-bao.mdx';
  const { problems } = readContent(
    asFiles({ ...smallWard, [file]: `<Step>${smallWard[file] ?? ''}` }),
  );
  expect(problems[1]?.message).toMatch(/^(Không đọc được bài này|Thẻ <Step> mở ra)/);
});
