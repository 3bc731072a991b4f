import { expect, it } from 'vitest';
import { parseMdx } from '../../../content/markup/mdx.ts';
import { noCode } from '../../../site/no-code.ts';

const build = (text: string) => () => {
  noCode()(parseMdx(text), { path: 'thu.mdx' });
};

it.each([
  ['a line of a program', "import fs from 'node:fs'"],
  ['what is exported', 'export const a = 1'],
  ['an expression of its own', '{process.exit()}'],
  ['an attribute that is computed', '<Note title={process.env.HOME}>x</Note>'],
  ['attributes that are spread', '<Note {...process}>x</Note>'],
])('%s ends the build', (_, text) => {
  expect(build(text)).toThrow(/thu\.mdx:1/);
});

it.each([
  ['words', '# Thông báo\n\nKính thưa bà con \\{x\\}.'],
  ['signs of a program in a sentence', 'Số {1 + 1}.'],
  ['a comment', '{/* ghi chú */}\n\nLời.'],
  ['an element', '<Note title="x">Lời.</Note>'],
])('%s do not', (_, text) => {
  expect(build(text)).not.toThrow();
});
