// Where in the tree something is to lie: a place that is there, however its name was typed, or a new one where this person may make it.
import { mayAt, type Person } from '../accounts/person.ts';
import type { PlaceRow } from '../ledger/places.ts';
import { plainText } from '../overview/plain-text.ts';

export type PathFound =
  | { readonly is: 'there'; readonly path: readonly string[]; readonly id: number }
  /** Not there yet: made when it is needed. */
  | { readonly is: 'new'; readonly path: readonly string[] }
  /** Outside of what this person answers for, or nowhere. */
  | { readonly is: 'not-yours' };

/** A map from a path without marks to its place: for many look-ups. */
export function pathsByName(places: readonly PlaceRow[]): ReadonlyMap<string, PlaceRow> {
  return new Map(places.map((place) => [keyOf(place.path), place]));
}

export function findPath(
  known: ReadonlyMap<string, PlaceRow>,
  typed: readonly string[],
  person: Person,
): PathFound {
  const there = known.get(keyOf(typed));
  if (there)
    return mayAt(person, 'stations', there.id)
      ? { is: 'there', path: there.path, id: there.id }
      : { is: 'not-yours' };
  if (mayAt(person, 'stations')) return { is: 'new', path: withKnown(known, typed) };
  for (let steps = typed.length - 1; steps > 0; steps -= 1) {
    const above = known.get(keyOf(typed.slice(0, steps)));
    if (above)
      return mayAt(person, 'stations', above.id)
        ? { is: 'new', path: withKnown(known, typed) }
        : { is: 'not-yours' };
  }
  return { is: 'not-yours' };
}

export function placeNamed(
  known: ReadonlyMap<string, PlaceRow>,
  path: readonly string[],
): PlaceRow | undefined {
  return known.get(keyOf(path));
}

/** The steps that are there keep the letters that they have. */
function withKnown(
  known: ReadonlyMap<string, PlaceRow>,
  typed: readonly string[],
): readonly string[] {
  return typed.map((step, at) => known.get(keyOf(typed.slice(0, at + 1)))?.path.at(-1) ?? step);
}

function keyOf(path: readonly string[]): string {
  return path.map(plainText).join('/');
}
