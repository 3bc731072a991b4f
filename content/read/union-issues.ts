import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * The issues of a mapping that may have several shapes, told as those of the shape that its keys name: the first key of
 * a shape is its kind. Whatever else is wrong keeps its one issue.
 */
export function unfoldUnion(issue: Issue, union: z.ZodUnion, value: unknown): readonly Issue[] {
  if (issue.code !== 'invalid_union' || !union.options.every((shape) => firstKey(shape)))
    return [issue];
  const named = namedShapes(union, value);
  const [shape = union.options[0]] = named;
  const issues = (issue.errors[union.options.findIndex((option) => option === shape)] ?? []).map(
    (one) => ({ ...one, path: [...issue.path, ...one.path] }),
  );
  if (named.length === 1) return issues;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (named.length > 1) return [own(issue, `có nhiều thứ trong một phần: ${keys.join(', ')}.`)];
  // Nothing tells which shape was meant: what none of them has is all there is to say.
  const strange = keys.filter((key) => !keysOfShape(union).includes(key));
  if (strange.length > 0)
    return [{ code: 'unrecognized_keys', keys: strange, path: issue.path, message: '' }];
  if (keys.length > 0) return [own(issue, `có một phần không nói phát gì: ${keys.join(', ')}.`)];
  const isMap = typeof value === 'object' && !Array.isArray(value);
  return isMap ? [own(issue, 'đang để trống.')] : issues;
}

/** The keys a mapping of this shape may have; of several shapes those that its own keys name, where they name any. */
export function keysOfShape(shape: unknown, value?: unknown): readonly string[] {
  if (shape instanceof z.ZodUnion) {
    const named = namedShapes(shape, value);
    const options = named.length > 0 ? named : shape.options;
    return [...new Set(options.flatMap((option) => keysOfShape(option)))];
  }
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
}

function namedShapes(union: z.ZodUnion, value: unknown): readonly z.core.SomeType[] {
  if (typeof value !== 'object' || value === null) return [];
  return union.options.filter(
    (shape) => firstKey(shape) !== undefined && Object.hasOwn(value, firstKey(shape) ?? ''),
  );
}

/** Undefined where the shape is no mapping. */
function firstKey(shape: z.core.SomeType): string | undefined {
  return shape instanceof z.ZodObject ? Object.keys(shape.shape)[0] : undefined;
}

function own({ path }: Issue, message: string): Issue {
  return { code: 'custom', path, message, input: undefined };
}
