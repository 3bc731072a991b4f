// What a form sent, put into its file: the rest of the file as it is now, whoever changed it meanwhile.
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { entriesOf, entryOf, namedEntry, newKey, withAt, type Entry } from './entries.ts';
import type { FormKind } from './kinds.ts';
import { sentValue, type Sent } from './sent-value.ts';
import { signOf, type Refusal, type Shelf } from './shelf.ts';

export type Kept =
  | { readonly is: 'kept'; readonly key: string }
  /** Somebody else changed this entry since it was shown, or took it out. */
  | { readonly is: 'changed'; readonly now: Entry | undefined }
  | { readonly is: 'refused'; readonly why: Refusal };

export interface SentEntry {
  readonly key: string;
  /** `signOf` of what was shown. */
  readonly shown: string;
  readonly sent: Sent;
  readonly isRemoved: boolean;
}

/** How often somebody else may be quicker with another entry of the file. */
const tries = 5;

export async function keepEntry(kind: FormKind, shelf: Shelf, asked: SentEntry): Promise<Kept> {
  for (let turn = 0; turn < tries; turn++) {
    const value = shelf.value();
    const entry = entryOf(kind, value, asked.key);
    // What is to go and is gone already went.
    if (!entry && asked.isRemoved) return { is: 'kept', key: asked.key };
    if (!entry || (asked.key !== newKey && shownAs(entry) !== asked.shown))
      return { is: 'changed', now: entry };
    const wanted = wantedOf(kind, value, entry, asked);
    const key = keyOf(kind, wanted, entry, asked);
    if (isDeepStrictEqual(wanted, value)) return { is: 'kept', key };
    const put = await shelf.put(value, wanted);
    if (put === 'kept') return { is: 'kept', key };
    if (put !== 'moved') return { is: 'refused', why: put };
  }
  return { is: 'changed', now: entryOf(kind, shelf.value(), asked.key) };
}

/** The sign of an entry: of its own keys alone, where a form shows a part of a record. */
export function shownAs({ field, value, path }: Entry): string {
  if (path.length > 0 || !isRecord(value)) return signOf(value);
  return signOf(Object.keys(field.fields).map((key) => value[key] ?? null));
}

function wantedOf(kind: FormKind, value: unknown, entry: Entry, asked: SentEntry): unknown {
  const now = asked.isRemoved ? undefined : sentValue(entry.field, entry.value, asked.sent, 'f');
  if (entry.path.length === 0) return now ?? {};
  // A new one into which nothing was written is none.
  if (now === undefined && entry.value === undefined) return value;
  return withAt(
    value,
    entry.path,
    asked.isRemoved ? undefined : namedEntry(kind, value, now ?? {}),
  );
}

/** What it is called from now on. */
function keyOf(kind: FormKind, wanted: unknown, { path }: Entry, asked: SentEntry): string {
  if (path.length === 0 || asked.isRemoved) return asked.key;
  const found = entriesOf(kind, wanted).find((one) => isDeepStrictEqual(one.path, path));
  return found?.key ?? asked.key;
}
