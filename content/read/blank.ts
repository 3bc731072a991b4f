import { isBlank } from '../schema/blank.ts';

// What looks empty is empty: a text of spaces and invisible characters says nothing, on paper and through a loudspeaker.

/** The same value with `''` for each text that only looks written. */
export function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return isBlank(value) ? '' : value;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutBlanks(one)]));
}

/** Where texts have control characters (other than line ends and tabs), which no file name and no voice can take. */
export function unprintableIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly (readonly PropertyKey[])[] {
  if (typeof value === 'string')
    return /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((one, at) => unprintableIn(one, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => unprintableIn(one, [...path, key]));
}
