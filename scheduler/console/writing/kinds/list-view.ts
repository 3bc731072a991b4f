// What the page of one list shows: its entries, those that a search finds, and whether a draft of it is there.
import type { Looking } from '../../console-parts.ts';
import { entriesOf, newEntry, type Entry } from './entries.ts';
import type { FormKind } from './kinds.ts';
import type { Shelf } from './shelf.ts';

export interface ListView {
  readonly kind: FormKind;
  readonly entries: readonly Entry[];
  readonly count: number;
  readonly searched: string;
  readonly canAdd: boolean;
  readonly last: ReturnType<Shelf['last']>;
  readonly isKept: boolean;
}

/** Throws LoaError where the file can't be read. */
export function listView(
  { query }: Pick<Looking, 'query'>,
  kind: FormKind,
  shelf: Shelf,
): ListView {
  const value = shelf.value();
  const all = entriesOf(kind, value);
  const searched = query('tim').trim();
  return {
    ...{ kind, searched, count: all.length, last: shelf.last(), isKept: query('giu') !== '' },
    entries: searched === '' ? all : all.filter((entry) => has(entry, searched)),
    canAdd: newEntry(kind, value) !== undefined,
  };
}

/** Whether all words stand in it, with or without their marks. */
function has({ key, title, about, value, path }: Entry, searched: string): boolean {
  const inside = path.length === 0 ? '' : JSON.stringify(value);
  const text = bare(`${key} ${title} ${about} ${inside}`);
  return bare(searched)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
}
