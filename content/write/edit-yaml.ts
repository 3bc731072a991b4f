// An edit of a YAML file: only what changed is written anew; comments, order, quotes and blank lines of all else stay.
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { LoaError } from '../schema/loa-error.ts';
import { itemLines, isRecord, pairLines } from './render-yaml.ts';
import { Rewriter } from './rewrite-node.ts';
import { Splices } from './splices.ts';
import { YamlPlaces } from './yaml-places.ts';

export interface YamlEdit {
  /** Keys and 0-based places in lists, from the top. */
  readonly path: readonly (string | number)[];
  /** undefined: it is taken out. */
  readonly value: unknown;
  /** The keys beside it in the order of the file's kind: a new key stands after those before it. */
  readonly order?: readonly string[];
}

/**
 * The text with the edits in it, in their order. `("a: 1 # x\n", [{ path: ['a'], value: 2 }])` → `"a: 2 # x\n"`.
 * Throws LoaError `not-yaml` where the text can't be read; `edit-lost` where what was written would not read as it was meant.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  return rewriteYaml(
    text,
    edits.reduce((value, edit) => withEdit(value, edit, 0), readValue(text)),
  );
}

/** The text changed as little as makes it read as `wanted`. */
export function rewriteYaml(text: string, wanted: unknown): string {
  const was = readValue(text);
  if (isDeepStrictEqual(was, wanted)) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const whole = text === '' || text.endsWith('\n') ? text : text + eol;
  const changed = was === null ? whole + linesOf(wanted, eol) : changedText(whole, wanted, eol);
  if (!isDeepStrictEqual(readValue(changed), wanted))
    throw new LoaError(
      'edit-lost',
      'Chỗ sửa này không ghi được vào tệp mà vẫn giữ nguyên phần khác.',
      { hint: 'Mở tệp bằng trình soạn thảo và sửa tay chỗ ấy.' },
    );
  return changed;
}

function changedText(text: string, wanted: unknown, eol: string): string {
  const document = parseDocument(text);
  const splices = new Splices(text, eol);
  const isDone = new Rewriter(new YamlPlaces(text, document), splices).node(
    document.contents,
    wanted,
  );
  return isDone ? splices.text() : text;
}

/** The lines of a file that has nothing in it yet. */
function linesOf(value: unknown, eol: string): string {
  const lines = Array.isArray(value)
    ? value.flatMap(itemLines)
    : isRecord(value)
      ? Object.entries(value).flatMap(([key, one]) => pairLines(key, one))
      : [];
  return lines.map((line) => line + eol).join('');
}

/** What a YAML text says. Throws LoaError `not-yaml`. */
export function readValue(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0)
    throw new LoaError('not-yaml', 'Tệp đang viết sai cách, chưa sửa ở đây được.', {
      hint: 'Sửa các lỗi của tệp trước (xem ở trang Máy, hoặc chạy npm run check).',
    });
  return document.toJS();
}

function withEdit(value: unknown, edit: YamlEdit, depth: number): unknown {
  const step = edit.path[depth];
  if (step === undefined) return edit.value;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...(value as readonly unknown[])] : []; // isArray says any[]
    const next = withEdit(list[step], edit, depth + 1);
    list.splice(step, 1, ...(next === undefined ? [] : [next]));
    return list;
  }
  const map = isRecord(value) ? value : {};
  const next = withEdit(map[step], edit, depth + 1);
  if (next === undefined) return without(map, step);
  if (Object.hasOwn(map, step)) return { ...map, [step]: next };
  const order = depth === edit.path.length - 1 ? edit.order : undefined;
  return withNewKey(map, step, next, order);
}

function without(map: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([one]) => one !== key));
}

function withNewKey(
  map: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
  order: readonly string[] = [],
): Record<string, unknown> {
  const entries = Object.entries(map);
  const before = new Set(order.slice(0, Math.max(0, order.indexOf(key))));
  const at = order.includes(key)
    ? entries.findLastIndex(([one]) => before.has(one)) + 1
    : entries.length;
  return Object.fromEntries(entries.toSpliced(at, 0, [key, value]));
}
