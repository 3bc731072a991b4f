// `loa` alone is no command of the system: whatever tells a person to run one says it as it can be pasted.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { helpFor } from '../../../scheduler/commands/help.ts';
import { commands } from '../../../scheduler/commands/table.ts';
import { loaCommand } from '../../../content/schema/loa-command.ts';

const root = join(import.meta.dirname, '../../..');
const names = Object.keys(commands).join('|');
const bare = new RegExp(
  String.raw`(?<![\p{L}\d/._-])loa (?:(?:${names})(?![\p{L}\d])|--help|<lệnh>|…|\$\{)`,
  'u',
);

it.each([
  ['Xem: loa queue', true],
  ['chạy loa run thì', true],
  ['`loa ${name} --help`', true],
  ['Mọi lệnh loa … trên máy', true],
  ['Không mở được loa của máy', false],
  ['phát ra loa không ai nghe được', false],
  ['${loaCommand} queue', false],
  ['/media/usb/loa.db', false],
])('%s', (words, isBare) => {
  expect(bare.test(words)).toBe(isBare);
});

it('no text of the program names a command that cannot be pasted', () => {
  const files = globSync('{scheduler,audio,content}/**/*.ts', { cwd: root });
  expect(files.length).toBeGreaterThan(200);
  const wrong = files
    .filter((file) => !file.endsWith('schema/loa-command.ts'))
    .flatMap((file) => bareIn(file, readFileSync(join(root, file), 'utf8')));
  expect(wrong).toEqual([]);
});

it.each(Object.keys(commands))('%s: its help can be pasted', async (name) => {
  const { spec } = (await commands[name]?.load()) ?? { spec: undefined };
  const help = spec ? helpFor(name, spec) : '';
  expect(help).toContain(`Cách dùng: ${loaCommand} ${name}`);
  for (const example of spec?.examples ?? [])
    expect(example).toMatch(new RegExp(`^${name}(?: |$)`));
});

/** `file:line — text` of each string that names one. */
function bareIn(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = node.getText(source);
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (bare.test(words)) found.push(`${file}:${line + 1} — ${words}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
