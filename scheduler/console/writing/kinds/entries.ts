// The entries of a file: what of it one form shows, and where that stands in it.
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { freeSlug, slugOf } from '../../../../content/write/slug.ts';
import { fieldOf, type Field, type RecordField } from './field-tree.ts';
import type { FormKind } from './kinds.ts';
import { listOf } from './sent-fields.ts';

export interface Entry {
  /** In addresses. */
  readonly key: string;
  readonly title: string;
  /** One line about it. */
  readonly about: string;
  /** Keys and places from the top of the file. */
  readonly path: readonly (string | number)[];
  readonly field: RecordField;
  /** What stands there now; undefined for one that is not there yet. */
  readonly value: unknown;
}

/** The address of one that is not there yet. */
export const newKey = 'moi';

/** All entries of a file, in its order. */
export function entriesOf(kind: FormKind, value: unknown): readonly Entry[] {
  const whole = recordOf(fieldOf(kind.schema, kind.asked));
  switch (kind.entries) {
    case 'record':
      return [part('tep', kind.title, whole, value, Object.keys(whole.fields))];
    case 'parts':
      return wardParts(whole, value);
    case 'screens':
      return [
        part('dau-tep', 'Phần đầu', whole, value, headKeys(whole)),
        ...listEntries(kind, screenField(whole), isRecord(value) ? value['screens'] : [], [
          'screens',
        ]),
      ];
    default:
      return listEntries(kind, whole, value, []);
  }
}

/** One that is not there yet; undefined where none can be added. */
export function newEntry(kind: FormKind, value: unknown): Entry | undefined {
  if (kind.entries === 'record' || kind.entries === 'parts') return undefined;
  const whole = recordOf(fieldOf(kind.schema, kind.asked));
  const isInside = kind.entries === 'screens';
  const list = listOf(isInside && isRecord(value) ? value['screens'] : value);
  return {
    ...{ key: newKey, title: `Thêm ${kind.one}`, about: '', value: undefined },
    path: [...(isInside ? ['screens'] : []), list.length],
    field: isInside ? screenField(whole) : whole,
  };
}

export function entryOf(kind: FormKind, value: unknown, key: string): Entry | undefined {
  return key === newKey
    ? newEntry(kind, value)
    : entriesOf(kind, value).find((entry) => entry.key === key);
}

/** What is to be written of an entry, with a short name where it has none yet. */
export function namedEntry(kind: FormKind, value: unknown, entry: unknown): unknown {
  const { namedBy } = kind;
  if (namedBy === undefined || !isRecord(entry) || entry['id'] !== undefined) return entry;
  const title = entry[namedBy];
  const taken = entriesOf(kind, value).map(({ key }) => key);
  const short = slugOf(typeof title === 'string' ? firstWords(title) : '');
  return { id: freeSlug(short || 'muc', [...taken, newKey]), ...entry };
}

/** Enough of a sentence to know it by. */
function firstWords(text: string): string {
  return text.split(/\s+/).slice(0, 6).join(' ');
}

/** The value of a file with another one at a path; undefined takes it out. */
export function withAt(value: unknown, path: readonly (string | number)[], next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (typeof step === 'number') {
    const list = [...listOf(value)];
    const below = withAt(list[step], rest, next);
    list.splice(step, 1, ...(below === undefined ? [] : [below]));
    return list;
  }
  const record = isRecord(value) ? value : {};
  return { ...record, [step]: withAt(record[step], rest, next) };
}

function part(
  key: string,
  title: string,
  whole: RecordField,
  value: unknown,
  keys: readonly string[],
): Entry {
  const fields = Object.fromEntries(
    Object.entries(whole.fields).filter(([one]) => keys.includes(one)),
  );
  return { ...{ key, title, about: '', path: [], value }, field: { ...whole, fields } };
}

/** Of the ward what stands in one line together, and each larger part by itself. */
function wardParts(whole: RecordField, value: unknown): readonly Entry[] {
  const isShort = ({ is }: Field): boolean => is === 'text' || is === 'address';
  const fields = Object.entries(whole.fields);
  const short = fields.filter(([, field]) => isShort(field)).map(([key]) => key);
  return [
    part('ten', 'Tên phường, tên đài', whole, value, short),
    ...fields
      .filter(([, field]) => !isShort(field))
      .map(([key, { asked }]) => part(key, asked.label, whole, value, [key])),
  ];
}

function headKeys(whole: RecordField): readonly string[] {
  return Object.keys(whole.fields).filter((key) => key !== 'screens');
}

function screenField(whole: RecordField): RecordField {
  const screens = whole.fields['screens'];
  if (screens?.is !== 'list') throw new TypeError('A practice has screens.');
  return recordOf(screens.of);
}

function recordOf(field: Field): RecordField {
  if (field.is !== 'record') throw new TypeError('An entry is a record.');
  return field;
}

function listEntries(
  { called }: FormKind,
  field: RecordField,
  list: unknown,
  path: readonly string[],
): readonly Entry[] {
  const taken = new Map<string, number>();
  return listOf(list).map((value, at): Entry => {
    const words = called.map((key) => wordOf(value, key));
    const [name = '', ...about] = words;
    const wanted = name === '' || name === newKey ? `${name}~` : name;
    const turn = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, turn);
    const [title = name, ...more] = about;
    return {
      key: turn === 1 ? wanted : `${wanted}~${turn}`,
      title: title || name || 'Mục chưa có tên',
      about: more.filter((one) => one !== '').join(', '),
      ...{ path: [...path, at], field, value },
    };
  });
}

function wordOf(value: unknown, key: string): string {
  const word = isRecord(value) ? value[key] : undefined;
  return typeof word === 'string' ? word : '';
}
