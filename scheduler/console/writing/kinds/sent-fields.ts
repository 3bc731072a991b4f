// A value of content/ as the fields of a form. A list says how many it has under `.n`, and of each of its parts which one
// it was before under `.was`: parts can then be moved, and what no form shows stays with them.
import { weekdays } from '../../../../content/schema/names.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import type { Field } from './field-tree.ts';

export type SentFields = Readonly<Record<string, string>>;

/** What the form of `field` has in it where `value` is what the file says. `name` is what its fields' names begin with. */
export function sentFields(field: Field, value: unknown, name: string): SentFields {
  switch (field.is) {
    case 'fixed':
      return {};
    case 'weekdays': {
      const days = listOf(value);
      return Object.fromEntries(
        weekdays.map((day) => [`${name}.${day}`, days.includes(day) ? 'on' : '']),
      );
    }
    case 'list':
      return listFields(field.of, listOf(value), name);
    case 'map': {
      const entries = isRecord(value) ? Object.entries(value) : [];
      return Object.assign(
        { [`${name}.n`]: String(entries.length) },
        ...entries.map(([key, one], at) => ({
          [`${name}.${at}.key`]: key,
          ...sentFields(field.of, one, `${name}.${at}.value`),
        })),
      ) as SentFields; // what is assigned is such fields alone
    }
    case 'record':
      return recordFields(field.fields, value, name);
    case 'either': {
      const way = wayOf(field, value);
      const chosen = field.ways[way];
      return {
        [`${name}.way`]: way,
        ...(chosen && sentFields(chosen, value, placeOfWay(chosen, way, name))),
      };
    }
    default:
      return { [name]: leafText(field, value) };
  }
}

function recordFields(
  fields: Readonly<Record<string, Field>>,
  value: unknown,
  name: string,
): SentFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, one]) =>
      Object.entries(sentFields(one, isRecord(value) ? value[key] : undefined, `${name}.${key}`)),
    ),
  );
}

function listFields(of: Field, list: readonly unknown[], name: string): SentFields {
  const entries = list.flatMap((one, at) => [
    ...(isPlain(of) ? [] : [[`${name}.${at}.was`, String(at)] as const]),
    ...Object.entries(sentFields(of, one, `${name}.${at}`)),
  ]);
  return { [`${name}.n`]: String(list.length), ...Object.fromEntries(entries) };
}

/** A plain way has a field of its own; the fields of a record stand where the whole does. */
export function placeOfWay(field: Field, way: string, name: string): string {
  return isPlain(field) ? `${name}.${way}` : name;
}

/** One value in one field. */
export function isPlain({ is }: Field): boolean {
  return !['list', 'map', 'record', 'either', 'weekdays'].includes(is);
}

/** Which of its kinds a value is; '' where it is none of them, or not there. */
export function wayOf(field: Field & { readonly is: 'either' }, value: unknown): string {
  const is = value ?? field.fallback;
  const ways = Object.entries(field.ways);
  const found = ways.find(([name, way]) => {
    switch (way.is) {
      case 'record':
        return isRecord(is) && (is['kind'] === name || (is['kind'] === undefined && name in is));
      case 'fixed':
        return is === way.value;
      case 'yes-no':
        return typeof is === 'boolean';
      case 'number':
        return typeof is === 'number';
      default:
        return typeof is === 'string';
    }
  });
  return found?.[0] ?? '';
}

function leafText(field: Field, value: unknown): string {
  if (field.asked.isSecret) return '';
  if (field.is === 'yes-no') return yesNoText(field, value);
  const shown = field.is === 'choice' ? (value ?? field.fallback) : value;
  if (typeof shown === 'string') return shown;
  return typeof shown === 'number' || typeof shown === 'boolean' ? String(shown) : '';
}

/** A box that is ticked or not; where nothing written is a third thing, a choice. */
function yesNoText(field: Field, value: unknown): string {
  const is = value ?? field.fallback;
  if (isBox(field)) return is === true ? 'on' : '';
  if (is === undefined || is === null) return '';
  return is === true ? 'yes' : 'no';
}

export function isBox(field: Field): boolean {
  return field.asked.isTick === true || field.fallback !== undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  // isArray says any[].
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
