// What the page of one entry shows: its fields as they are or as they were typed, and what is wrong with them.
import { isDeepStrictEqual } from 'node:util';
import { formatProblem } from '../../../../content/schema/problem.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import type { Typed } from '../../form.ts';
import { choicesFor, type ChoicesOf } from './choices.ts';
import { entryOf, type Entry } from './entries.ts';
import { shownAs } from './keep-entry.ts';
import type { FormKind } from './kinds.ts';
import { placedProblems } from './problem-places.ts';
import { sayValue } from './say-value.ts';
import { sentFields, type SentFields } from './sent-fields.ts';
import { sentValue } from './sent-value.ts';
import type { Refusal, Shelf } from './shelf.ts';

export interface EntryView {
  readonly kind: FormKind;
  readonly entry: Entry;
  readonly values: SentFields;
  readonly errors: SentFields;
  /** What is of no field of this form: sentences. */
  readonly others: readonly string[];
  /** The sign of what the entry says now. */
  readonly shown: string;
  readonly choices: ChoicesOf;
  readonly last: ReturnType<Shelf['last']>;
  /** Somebody else changed it since it was shown: what he wrote, by field. */
  readonly theirs: readonly { readonly label: string; readonly says: string }[];
  readonly isKept: boolean;
}

export interface EntryNeeds {
  readonly kind: FormKind;
  readonly key: string;
  readonly shelf: Shelf;
  readonly contentDir: string;
  readonly isKept?: boolean;
}

/** Undefined: there is no such entry. Throws LoaError where the file can't be read. */
export function entryView(needs: EntryNeeds): EntryView | undefined {
  const { kind, key, shelf, contentDir, isKept = false } = needs;
  const value = shelf.value();
  const entry = entryOf(kind, value, key);
  if (!entry) return undefined;
  const { errors, others } = placedProblems(shelf.problems(), {
    ...{ file: kind.file, entry, lines: shelf.lines() },
  });
  return {
    ...{ kind, entry, errors, isKept, theirs: [] },
    values: sentFields(entry.field, entry.value, 'f'),
    others: others.map(formatProblem),
    shown: shownAs(entry),
    choices: choicesFor(contentDir, kind.file, value),
    last: shelf.last(),
  };
}

/** The same with what was typed, which is not kept yet. */
export function typedEntryView(needs: EntryNeeds, typed: Typed): EntryView | undefined {
  const view = entryView(needs);
  if (!view) return undefined;
  const { entry, shown, others } = view;
  const { '': whole, ...errors } = typed.errors;
  // Whoever takes an entry out sends none of its fields: they are shown as they are.
  const values = (typed.values['removed'] ?? '') === '' ? typed.values : view.values;
  const isNew = entry.value === undefined;
  const isChanged = !isNew && (typed.values['shown'] ?? shown) !== shown;
  return {
    ...view,
    ...{ values, errors },
    others: [...(whole === undefined ? [] : [whole]), ...others],
    theirs: isChanged ? theirsIn(entry, values) : [],
  };
}

/** Why an edit was refused, by field. */
export function refusedErrors(
  { kind, key }: Pick<EntryNeeds, 'kind' | 'key'>,
  { problems, value, lines }: Refusal,
): Typed['errors'] {
  const entry = entryOf(kind, value, key);
  if (!entry) return { '': problems.map(formatProblem).join(' ') };
  const { errors, others } = placedProblems(problems, { file: kind.file, entry, lines });
  return { ...errors, ...(others.length > 0 && { '': others.map(formatProblem).join(' ') }) };
}

/** Which fields say something else in the file than in the form. */
function theirsIn({ field, value }: Entry, typed: SentFields): EntryView['theirs'] {
  const now = isRecord(value) ? value : {};
  return Object.entries(field.fields).flatMap(([key, one]) => {
    const mine = sentValue(one, now[key], (name) => typed[name] ?? '', `f.${key}`);
    return isDeepStrictEqual(mine, now[key])
      ? []
      : [{ label: one.asked.label, says: sayValue(now[key]) }];
  });
}
