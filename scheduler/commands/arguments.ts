import { isBlank } from '../../content/schema/blank.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { parseArgs } from 'node:util';
import type { CommandSpec } from './command.ts';
import { UsageFailure } from '../failure.ts';

export interface Arguments {
  readonly help: boolean;
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, string | true>;
}

/**
 * The words and flags of one command line, checked against the command's spec.
 * `['a', '--json']` → `{ words: ['a'], flags: { json: true } }`.
 * Throws UsageFailure naming every mistake at once. Node's own messages are English, so the checks are ours.
 */
export function parseArguments(
  name: string,
  spec: CommandSpec,
  argv: readonly string[],
): Arguments {
  const known: CommandSpec['flags'] = { ...spec.flags, help: { short: 'h', says: '' } };
  const { tokens } = parseArgs({
    args: argv.map(asText),
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([flag, { short, value }]) => [
        flag,
        { type: value === undefined ? 'boolean' : 'string', ...(short ? { short } : {}) } as const,
      ]),
    ),
  });
  const words: string[] = [];
  const flags = new Map<string, string | true>();
  const wrong: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value.replace(textMark, ''));
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!flag) wrong.push(unknownFlag(token.rawName, Object.keys(known)));
    else if (flag.value !== undefined && token.value === undefined)
      wrong.push(`${token.rawName} thiếu giá trị: viết ${token.rawName} ${flag.value}.`);
    else if (token.value !== undefined && isBlank(token.value))
      wrong.push(`${token.rawName} đang để trống: viết ${token.rawName} ${flag.value ?? ''}.`);
    else if (flag.value === undefined && token.value !== undefined)
      wrong.push(`${token.rawName} không nhận giá trị.`);
    else flags.set(token.name, token.value?.replace(textMark, '') ?? true);
  }
  const help = flags.has('help');
  if (!help) wrong.push(...wrongWords(spec, words));
  if (wrong.length > 0)
    throw new UsageFailure(wrong.join('\n'), `Xem cách dùng: ${loaCommand} ${name} --help`);
  return { help, words, flags };
}

/** Put before an argument that is text although it begins with a dash, so that Node reads no flags in it. */
const textMark = '\u{200b}';

/** `- Bước 1` and `-5 độ` are words of a text; no flag of ours has white space or a digit in its name. */
function asText(argument: string): string {
  return /^-(\d|[^=]*\s)/u.test(argument) ? `${textMark}${argument}` : argument;
}

function wrongWords({ takes: [least, most], words: usage }: CommandSpec, words: readonly string[]) {
  if (words.length < least) return [`Thiếu ${usage}.`];
  // An unset variable of a script arrives like this, and means no folder, no name, no text.
  if (words.some(isBlank)) return [`${usage} đang để trống.`];
  if (words.length > most) {
    const extra = words.slice(most).map((word) => `"${word}"`);
    return [`Thừa ${extra.join(', ')}.`];
  }
  return [];
}

function unknownFlag(written: string, known: readonly string[]): string {
  const near = nearest(written.replace(/^-+/, ''), known);
  const asText = 'Nếu đó là văn bản, đặt -- phía trước.';
  return `Không có tùy chọn ${written}. ${near ? `Có phải --${near}? ` : ''}${asText}`;
}

/** The known name closest to what was typed, or undefined where none is within two slips. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, slips: slipsBetween(typed, name) }))
    .filter(({ slips, name }) => slips <= Math.min(2, name.length - 1))
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.name;
}

/** Levenshtein's distance. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
