// Whether the files of something that was sent may go (pure): no station may still fetch them, none that joins or is moved
// will be given them, and that has been so for long enough that every backup that is restored knows it too.
import type { readSelection } from '../send/selection.ts';

type Chosen = ReturnType<typeof readSelection>;

export interface FiledParcel {
  readonly id: string;
  readonly number: number;
  readonly thing: string;
  readonly selection: unknown;
  readonly expiresAt: number | null;
  /** Nobody who joins is given it since. */
  readonly overAt: number | null;
  /** At some station no later order took its place. */
  readonly holdsSomewhere: boolean;
  /** When the last order was sent that took its place at a station; null where there is none. */
  readonly supersededAt: number | null;
}

/** A version of a thing, or that it is taken back. */
export interface LaterWord {
  readonly number: number;
  readonly thing: string;
  readonly selection: unknown;
  readonly madeAt: number;
  readonly expiresAt: number | null;
}

/** `before`: epoch ms; what became so after it is too young. `read` makes selections of what the ledger has. */
export function filesMayGo(
  parcel: FiledParcel,
  words: readonly LaterWord[],
  { before, read }: { readonly before: number; readonly read: (selection: unknown) => Chosen },
): boolean {
  const { expiresAt, overAt, supersededAt } = parcel;
  if (expiresAt !== null && expiresAt <= before) return true;
  if (parcel.holdsSomewhere || (supersededAt !== null && supersededAt > before)) return false;
  if (overAt !== null) return overAt <= before;
  const own = read(parcel.selection);
  // One that expires gives the older one back to whoever joins after.
  return words.some(
    (word) =>
      word.thing === parcel.thing &&
      word.number > parcel.number &&
      word.madeAt <= before &&
      word.expiresAt === null &&
      covers(read(word.selection), own),
  );
}

/** Whoever the second selects is selected by the first, however the tree and the groups change. False where that is not certain. */
export function covers(wide: Chosen, narrow: Chosen): boolean {
  const { within } = narrow;
  const isBound =
    wide.within === undefined ||
    (within !== undefined && within.every((place) => wide.within?.includes(place)));
  if (!isBound) return false;
  if (wide.all) return true;
  return (
    !narrow.all &&
    narrow.places.every((place) => wide.places.includes(place)) &&
    narrow.groups.every((group) => wide.groups.includes(group)) &&
    narrow.stations.every((station) => wide.stations.includes(station))
  );
}
