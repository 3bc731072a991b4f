import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSpeakable, normalise } from '../../../audio/normalise/index.ts';
import { buildScript } from '../../../audio/script/build-script.ts';
import { readMdx } from '../../../content/read/mdx-errors.ts';
import type { LexiconRow } from '../../../content/schema/words.ts';
import { aDocument } from './a-document.ts';

const folder = new URL('../../cases/pasted/', import.meta.url);
/** A question more is the smallest fault, but a clerk with a notice in hand has no time for many. */
const mostQuestions = 3;

const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** Each form once, as the check asks about it, with the first row that it proposes. */
function questionsOf(text: string, lexicon: readonly LexiconRow[]): ReadonlyMap<string, string> {
  const { sentences } = buildScript(aDocument(text));
  return new Map(
    sentences.flatMap((sentence) => {
      const { unknown, guesses } = normalise(sentence.text, { lexicon });
      return [
        ...unknown.map(({ written, lexiconRow }): [string, string] => [written, lexiconRow]),
        ...guesses.map(({ written, lexiconRows }): [string, string] => [
          written,
          lexiconRows[0] ?? '',
        ]),
      ];
    }),
  );
}

describe('a notice pasted from Word, a PDF, a spreadsheet or a phone', () => {
  test.each(readdirSync(folder))(
    '%s airs without retyping, after three questions at most',
    (file) => {
      const text = textOf(file);
      expect(readMdx('content/x.mdx', aDocument(text).source).problems).toEqual([]);
      const questions = questionsOf(text, []);
      expect([...questions.keys()].slice(mostQuestions)).toEqual([]);
      const rows = [...questions.values()].map((row, at): LexiconRow => {
        const [written = '', spoken = '', note = ''] = row.split('\t');
        return { written, spoken, note, line: at + 1 };
      });
      expect([...questionsOf(text, rows).keys()]).toEqual([]);
      for (const sentence of buildScript(aDocument(text)).sentences) {
        expect(isSpeakable(normalise(sentence.text, { lexicon: rows }).text), sentence.text).toBe(
          true,
        );
      }
    },
  );

  test.each(readdirSync(folder))('%s: what is spoken', (file) => {
    const { sentences, leftOut } = buildScript(aDocument(textOf(file)));
    expect(sentences.map(({ text }) => normalise(text).text)).toMatchSnapshot();
    expect(leftOut.map(({ why, text }) => `${why}: ${text}`)).toMatchSnapshot();
  });
});
