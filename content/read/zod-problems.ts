import { z } from 'zod';
import { fieldAt, type Problem } from '../schema/problem.ts';
import { isBlank } from '../schema/blank.ts';
import { unprintableIn, withoutBlanks } from './blank.ts';
import { closest, didYouMean } from './closest.ts';
import { fieldHints } from './field-hints.ts';
import { keysOfShape, unfoldUnion } from './union-issues.ts';
import type { YamlText } from './yaml.ts';

type Issue = z.core.$ZodIssue;

type Hints = Readonly<Record<string, string>>;

/** What is valid of a YAML value, and a problem for each thing that is not; `hints` come before the shared ones. */
export function checkYaml<T>(
  schema: z.ZodType<T>,
  yaml: YamlText,
  path: readonly PropertyKey[] = [],
  hints: Hints = {},
): { readonly value: T | undefined; readonly problems: readonly Problem[] } {
  const found = path.reduce<unknown>(inside, yaml.value);
  const result = schema.safeParse(withoutBlanks(found));
  const unprintable = unprintableIn(found, path).map((place): Problem => ({
    file: yaml.file,
    line: yaml.lineOf(place),
    ...fieldAt(place),
    message: `${called(place)} có ký tự điều khiển vô hình.`,
    hint: 'Xóa chữ ở mục ấy rồi gõ lại bằng tay.',
    severity: 'error',
  }));
  if (unprintable.length > 0) return { value: undefined, problems: unprintable };
  if (result.success) return { value: result.data, problems: [] };
  const issues = result.error.issues.flatMap((issue) => {
    const shape = shapeAt(schema, issue.path);
    return shape instanceof z.ZodUnion
      ? unfoldUnion(issue, shape, issue.path.reduce<unknown>(inside, found))
      : [issue];
  });
  const problems = issues
    .filter((issue) => !isMisspelt(issue, issues))
    .flatMap((issue) => toProblems(schema, yaml, path, issue, { ...fieldHints, ...hints }));
  return { value: undefined, problems };
}

/** Whether a missing key stands beside it under a wrong spelling, which is said already. */
function isMisspelt(issue: Issue, issues: readonly Issue[]): boolean {
  if (issue.code !== 'invalid_type') return false;
  const name = String(issue.path.at(-1));
  const above = issue.path.slice(0, -1).join('.');
  return issues.some(
    (other) =>
      other.code === 'unrecognized_keys' &&
      other.path.join('.') === above &&
      other.keys.some((key) => closest(key, [name]) !== undefined),
  );
}

function inside(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === String(key))?.[1];
}

function toProblems(
  schema: z.ZodType,
  yaml: YamlText,
  above: readonly PropertyKey[],
  issue: Issue,
  hints: Hints,
): Problem[] {
  const path = [...above, ...issue.path];
  const at = (place: readonly PropertyKey[], message: string, hint: string): Problem => ({
    file: yaml.file,
    line: yaml.lineOf(place),
    ...fieldAt(place),
    message,
    hint,
    severity: 'error',
  });
  if (issue.code === 'unrecognized_keys') {
    const known = keysOfShape(
      shapeAt(schema, issue.path),
      path.reduce<unknown>(inside, yaml.value),
    );
    return issue.keys.map((key) =>
      at(
        [...path, key],
        `Không có mục nào tên là "${key}".`,
        `${didYouMean(key, known)}Các mục dùng được: ${known.join(', ')}.`,
      ),
    );
  }
  const name = fieldName(path);
  const hint = hints[name] ?? 'So với các mục bên cạnh và lời dặn ở đầu tệp.';
  if (!yaml.has(path)) return [at(path, `Thiếu mục "${name}".`, hint)];
  const value = path.reduce<unknown>(inside, yaml.value);
  const meant =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? didYouMean(value, issue.values.map(String))
      : '';
  return [at(path, `${called(path)} ${complaint(issue, value)}`, meant + hint)];
}

/** The field a path ends in; an entry of a list goes by the list's name: `days[0]` is `days`. */
function fieldName(path: readonly PropertyKey[]): string {
  return fieldAt(path).field ?? '';
}

function called(path: readonly PropertyKey[]): string {
  const name = fieldName(path);
  return name === '' ? 'Nội dung tệp' : `"${name}"`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách',
  object: 'một nhóm mục',
};

function complaint(issue: Issue, value: unknown): string {
  const shown = value === null ? 'để trống' : `ghi ${cutShort(JSON.stringify(value))}`;
  if (value === null || (typeof value === 'string' && isBlank(value))) return 'đang để trống.';
  switch (issue.code) {
    case 'invalid_type':
      return `phải là ${typeNames[issue.expected] ?? issue.expected}, nhưng đang ${shown}.`;
    case 'too_small':
      return `đang ${shown}: ${issue.origin === 'array' ? 'chưa đủ' : 'quá nhỏ'}.`;
    case 'too_big':
      return `đang ${shown}: ${issue.origin === 'array' ? 'quá nhiều' : 'quá lớn'}.`;
    case 'custom':
      return issue.message;
    default:
      return `đang ${shown}, không dùng được.`;
  }
}

/** As much of what is written as finds it again. */
function cutShort(written: string): string {
  return written.length > 120 ? `${written.slice(0, 100)}…` : written;
}

/** What stands at this path of a shape: one shape, or a union of those it may have. */
function shapeAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  const shape = unwrapped(schema);
  const [step, ...rest] = path;
  if (step === undefined) return shape;
  if (shape instanceof z.ZodArray) return shapeAt(shape.element, rest);
  if (shape instanceof z.ZodObject) return shapeAt(inside(shape.shape, step), rest);
  if (!(shape instanceof z.ZodUnion)) return undefined;
  const below = shape.options.map((option) => shapeAt(option, path)).filter(Boolean);
  return below.length > 1 ? z.union(below as z.ZodType[]) : below[0]; // found in shapes, so shapes
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap())
    : schema;
}
