// A value as staff would write it by hand: short lists on one line, single quotes where YAML needs some, long speech as
// lines of one sentence each.
import { stringify } from 'yaml';

/** What stands behind `key:` on its line, and the lines below it, indented from the key's own column. */
export interface Rendered {
  readonly head: string;
  readonly body: readonly string[];
}

const longestLine = 100;

export function renderYaml(value: unknown): Rendered {
  if (typeof value === 'string') return renderText(value);
  if (Array.isArray(value)) return renderList(value);
  if (isRecord(value)) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    if (entries.length === 0) return { head: '{}', body: [] };
    return { head: '', body: indented(entries.flatMap(([key, one]) => pairLines(key, one))) };
  }
  return { head: plainOrQuoted(value), body: [] };
}

/** `key: value`, with the lines below it. */
export function pairLines(key: string, value: unknown): readonly string[] {
  const { head, body } = renderYaml(value);
  return [`${plainOrQuoted(key)}:${head === '' ? '' : ` ${head}`}`, ...body];
}

/** `- value`, with the lines below it. */
export function itemLines(value: unknown): readonly string[] {
  const { head, body } = renderYaml(value);
  if (head !== '') return [`- ${head}`, ...body];
  // A map begins on the line of its dash.
  const [first = '', ...rest] = body;
  return [`- ${first.slice(2)}`, ...rest];
}

/** On one line, whatever it is: `[tue, fri]`, `{ relay: dai-tinh, minutes: 30 }`. */
export function renderFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (!isRecord(value)) return plainOrQuoted(value, true);
  const pairs = Object.entries(value).map(
    ([key, one]) => `${plainOrQuoted(key, true)}: ${renderFlow(one)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** A string in the quotes that stand around its predecessor: `'`, `"` or none. */
export function renderScalar(value: unknown, quote: string, isInFlow: boolean): string {
  if (typeof value === 'string' && !/[\r\n]/.test(value)) {
    if (quote === '"') return JSON.stringify(value);
    if (quote === "'" && !hasControl(value)) return `'${value.replaceAll("'", "''")}'`;
  }
  return plainOrQuoted(value, isInFlow);
}

function renderList(list: readonly unknown[]): Rendered {
  const flow = renderFlow(list);
  const isPlain = list.every((one) => typeof one !== 'object' || one === null);
  if (isPlain && flow.length <= longestLine) return { head: flow, body: [] };
  return { head: '', body: indented(list.flatMap(itemLines)) };
}

function renderText(text: string): Rendered {
  const isOneLine = !text.includes('\n');
  if (hasControl(text.replaceAll('\n', '')) || text !== text.trim() || text === '')
    return { head: JSON.stringify(text), body: [] };
  if (!isOneLine) return { head: '|-', body: indented(text.split('\n')) };
  // Folded lines come back as one, with single spaces.
  if (text.length > longestLine && !/\s\s/.test(text))
    return { head: '>-', body: indented(text.split(/(?<=[.!?;:]) (?=\S)/)) };
  return { head: plainOrQuoted(text), body: [] };
}

function plainOrQuoted(value: unknown, isInFlow = false): string {
  const plain = stringify(value, { singleQuote: true, lineWidth: 0 }).replace(/\n$/, '');
  if (typeof value !== 'string') return plain;
  if (plain.includes('\n')) return JSON.stringify(value);
  // Hours are text to this parser; others take 17:00 for a number.
  // Blanks at its ends that YAML takes for letters (no-break spaces) would not be seen.
  const needs =
    value !== value.trim() ||
    /^\d+(-\d+)*[ :]/.test(value) ||
    (isInFlow && /[,[\]{}#:'"]/.test(value));
  return needs && plain === value ? `'${value.replaceAll("'", "''")}'` : plain;
}

function hasControl(text: string): boolean {
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(text);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
