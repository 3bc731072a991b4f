// The fields of a form that was sent, as a value of content/. What was not touched stays as the file has it, to the letter.
import { weekdays } from '../../../../content/schema/names.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { plainText } from '../../gate/plain-text.ts';
import type { Field } from './field-tree.ts';
import { placedKeys } from './placed-keys.ts';
import { isBox, isPlain, listOf, placeOfWay, sentFields, wayOf } from './sent-fields.ts';

/** What was sent under a name; '' where nothing was. */
export type Sent = (name: string) => string;
type Fields = Readonly<Record<string, unknown>>;

/**
 * What the file is to say; undefined: nothing. `was` is what it says now. What is no number or none of a choice is kept as it
 * was typed: the check of the file tells what is wrong with it.
 */
export function sentValue(field: Field, was: unknown, sent: Sent, name: string): unknown {
  if (isUntouched(field, was, sent, name)) return was;
  switch (field.is) {
    case 'fixed':
      return field.value;
    case 'weekdays': {
      const days = weekdays.filter((day) => sent(`${name}.${day}`) !== '');
      return days.length === 0 ? undefined : days;
    }
    case 'list':
      return listValue(field.of, listOf(was), sent, name);
    case 'map':
      return mapValue(field.of, was, sent, name);
    case 'record':
      return recordValue(field.fields, was, sent, name);
    case 'either':
      return eitherValue(field, was, sent, name);
    default:
      return leafValue(field, was, tidy(sent(name)));
  }
}

/** Whether each field still has what it was shown with. */
function isUntouched(field: Field, was: unknown, sent: Sent, name: string): boolean {
  return Object.entries(sentFields(field, was, name)).every(
    ([one, text]) => tidy(text) === tidy(sent(one)),
  );
}

/** Browsers send line ends of their own. */
function tidy(text: string): string {
  return plainText(text.replaceAll('\r\n', '\n'));
}

function listValue(of: Field, was: readonly unknown[], sent: Sent, name: string): unknown {
  const items = placesIn(sent, name).flatMap((place) => {
    const before = isPlain(of) ? undefined : was[Number(sent(`${place}.was`) || NaN)];
    // One that is as it was stays what it was, also where that is no text.
    const same = isPlain(of) ? was.find((one) => isUntouched(of, one, sent, place)) : undefined;
    const value = same ?? sentValue(of, before, sent, place);
    return value === undefined ? [] : [value];
  });
  return items.length === 0 ? undefined : items;
}

function mapValue(of: Field, was: unknown, sent: Sent, name: string): unknown {
  const entries = placesIn(sent, name).flatMap((place): [string, unknown][] => {
    const key = tidy(sent(`${place}.key`));
    const before = isRecord(was) && Object.hasOwn(was, key) ? was[key] : undefined;
    const value = sentValue(of, before, sent, `${place}.value`);
    if (key === '' && value === undefined) return [];
    // A short name may stand for no words at all.
    return [[key, value ?? '']];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The names of a list's parts. */
function placesIn(sent: Sent, name: string): readonly string[] {
  const count = Math.min(mostParts, Number(sent(`${name}.n`)) || 0);
  return Array.from({ length: count }, (_, at) => `${name}.${at}`);
}

const mostParts = 400;

function recordValue(
  fields: Readonly<Record<string, Field>>,
  was: unknown,
  sent: Sent,
  name: string,
  { isChosen = false, others = [] as readonly string[] } = {},
): Fields | undefined {
  const before = isRecord(was) ? was : {};
  const now = Object.entries(fields).map(([key, field]): [string, unknown] => [
    key,
    sentValue(field, before[key], sent, `${name}.${key}`),
  ]);
  const unknown = Object.keys(before).filter((key) => !(key in fields) && !others.includes(key));
  const isFilled = now.some(([key, value]) => value !== undefined && fields[key]?.is !== 'fixed');
  if (!isFilled && !isChosen && unknown.length === 0) return undefined;
  const kept = Object.fromEntries(unknown.map((key) => [key, before[key]]));
  const fixed = Object.entries(fields).flatMap(([key, field]) =>
    field.is === 'fixed' ? [[key, field.value] as const] : [],
  );
  const all = { ...kept, ...Object.fromEntries(now), ...Object.fromEntries(fixed) };
  return placedKeys(Object.keys(before), Object.keys(fields), all);
}

function eitherValue(
  field: Field & { readonly is: 'either' },
  was: unknown,
  sent: Sent,
  name: string,
): unknown {
  const way = chosenWay(field, was, sent, name);
  const chosen = field.ways[way];
  if (!chosen) return undefined;
  if (chosen.is !== 'record')
    return (
      sentValue(
        chosen,
        wayOf(field, was) === way ? was : undefined,
        sent,
        placeOfWay(chosen, way, name),
      ) ?? (chosen.is === 'fixed' ? chosen.value : undefined)
    );
  const others = Object.values(field.ways).flatMap((one) =>
    one.is === 'record' ? Object.keys(one.fields) : [],
  );
  return recordValue(chosen.fields, was, sent, name, { isChosen: true, others });
}

/** What was chosen; where the choice was left as it was, what was typed for another kind. */
function chosenWay(
  field: Field & { readonly is: 'either' },
  was: unknown,
  sent: Sent,
  name: string,
): string {
  const way = sent(`${name}.way`);
  if (way !== wayOf(field, was)) return way;
  const typed = Object.entries(field.ways).find(
    ([other, { is }]) =>
      other !== way && (is === 'text' || is === 'number') && sent(`${name}.${other}`) !== '',
  );
  return typed?.[0] ?? way;
}

function leafValue(field: Field, was: unknown, text: string): unknown {
  if (field.asked.isSecret && text === '') return was;
  if (field.is === 'yes-no') return isBox(field) ? text !== '' : yesNo(text);
  if (text === '') return undefined;
  if (field.is === 'number')
    return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
  // A text of one paragraph stays one, however it was pasted.
  const hadLines = typeof was === 'string' && was.includes('\n');
  return hadLines ? text : text.replaceAll(/\s*\n\s*/g, ' ');
}

function yesNo(text: string): boolean | undefined {
  return text === '' ? undefined : text === 'yes';
}
