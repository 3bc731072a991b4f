import type { Looking } from '../../console-parts.ts';
import type { Seen } from '../../seen.ts';
import { draftShelf } from './draft-shelf.ts';
import { fileShelf } from './file-shelf.ts';
import { frontShelf } from './front-shelf.ts';
import type { FormKind } from './kinds.ts';
import type { Shelf } from './shelf.ts';

/** Where a kind's forms read from and write to. `isTrial`: nothing is written. */
export function shelfOf(
  { parts }: Pick<Looking, 'parts'>,
  { person }: Pick<Seen, 'person'>,
  kind: FormKind,
  isTrial = false,
): Shelf {
  if (kind.isAtOnce) return fileShelf(parts, kind, person, isTrial);
  const needs = { desk: parts.writing(), contentDir: parts.config.contentDir };
  const shelf = kind.isHead ? frontShelf(needs, kind, person) : draftShelf(needs, kind, person);
  return isTrial ? { ...shelf, put: () => Promise.resolve('kept') } : shelf;
}
