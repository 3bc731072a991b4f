import { readTakeLines } from './takes-file.ts';
import type { Take, TakeEvent } from './take.ts';

export interface WithdrawnTake {
  readonly take: Take;
  readonly at: string;
  readonly why: string;
}

/** Which takes there are, and which of them airs. A view of one instant. */
export interface Takes {
  /** The one that airs for the sentence: the last kept or chosen of those not withdrawn. `document`: undefined for what stands in none. */
  inUse(document: string | undefined, key: string): Take | undefined;
  /** All of the sentence that may air, newest first. */
  of(document: string | undefined, key: string): readonly Take[];
  /** All of a document that may air, its stale ones too: oldest first. */
  ofDocument(document: string): readonly Take[];
  /** Every take that may air. */
  readonly all: readonly Take[];
  readonly withdrawn: readonly WithdrawnTake[];
  /** 1-based lines of takes.jsonl that cannot be read. */
  readonly damagedLines: readonly number[];
}

/** The line without what says that it is one. */
function takeOf({ event: _event, ...take }: Extract<TakeEvent, { event: 'take' }>): Take {
  return take;
}

const placeOf = (document: string | undefined, key: string): string => `${document ?? ''}\n${key}`;

/** The takes under `dataDir`. Damaged lines are left out and named. Throws what the system throws where the file cannot be read. */
export function takesIn(dataDir: string): Takes {
  const { events, damagedLines } = readTakeLines(dataDir);
  const known = new Map<string, Take>();
  const withdrawn = new Map<string, WithdrawnTake>();
  /** In the order in which they came to air: the last one does. */
  const preferred = new Map<string, Take[]>();
  const prefer = (take: Take): void => {
    const place = placeOf(take.document, take.key);
    preferred.set(place, [...(preferred.get(place) ?? []).filter((one) => one !== take), take]);
  };
  for (const event of events) {
    if (event.event === 'take') {
      const take = takeOf(event);
      known.set(take.id, take);
      prefer(take);
      continue;
    }
    const take = known.get(event.take);
    if (!take) continue;
    if (event.event === 'choose') prefer(take);
    else withdrawn.set(take.id, { take, at: event.at, why: event.why });
  }
  const all = [...known.values()].filter(({ id }) => !withdrawn.has(id));
  return {
    inUse: (document, key) =>
      preferred.get(placeOf(document, key))?.findLast(({ id }) => !withdrawn.has(id)),
    of: (document, key) =>
      all.filter((take) => take.document === document && take.key === key).toReversed(),
    ofDocument: (document) => all.filter((take) => take.document === document),
    all,
    withdrawn: [...withdrawn.values()],
    damagedLines,
  };
}
