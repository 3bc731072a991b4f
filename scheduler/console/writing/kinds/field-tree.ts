// A shape of content/ as a tree of fields that a person can fill in. It knows shapes, not what is in them.
import { z } from 'zod';
import { weekdays } from '../../../../content/schema/names.ts';
import {
  askedOf,
  askedPaths,
  type Asked,
  type AskedKind,
} from '../../../../content/schema/field-words.ts';

interface Common {
  readonly asked: Asked;
  /** Its place where it is asked: a person begins elsewhere than a file does. */
  readonly order: number;
  /** Without it the file is wrong. */
  readonly isNeeded: boolean;
  /** What the file means where it says nothing. */
  readonly fallback?: unknown;
}

export type Field = Common &
  (
    | { readonly is: 'text' | 'number' | 'yes-no' | 'day' | 'time' | 'address' }
    | { readonly is: 'choice'; readonly values: readonly string[] }
    /** Days of the week: their order says nothing. */
    | { readonly is: 'weekdays' }
    /** Always the same, and asked of nobody. */
    | { readonly is: 'fixed'; readonly value: unknown }
    | { readonly is: 'list'; readonly of: Field }
    /** Short names, each with what stands under it. */
    | { readonly is: 'map'; readonly of: Field }
    | RecordShape
    /** One of several kinds, by its name. */
    | { readonly is: 'either'; readonly ways: Readonly<Record<string, Field>> }
  );

export type RecordField = Common & RecordShape;
interface RecordShape {
  readonly is: 'record';
  readonly fields: Readonly<Record<string, Field>>;
}

/** The fields of a shape. `path` is where its words stand. Throws TypeError for a shape that no form knows. */
export function fieldOf(schema: unknown, kind: AskedKind, path = ''): Field {
  const { inner, isNeeded, fallback } = bare(schema);
  const asked = path === '' ? { label: '', help: '' } : askedOf(kind, path);
  const common: Common = {
    ...{ asked, isNeeded, order: askedPaths(kind).indexOf(path) },
    ...(fallback !== undefined && { fallback }),
  };
  const below = (one: unknown): Field => fieldOf(one, kind, path);
  if (inner instanceof z.ZodArray) {
    const of = inner.element;
    if (of instanceof z.ZodEnum && of.options.every((day) => isWeekday(day)))
      return { ...common, is: 'weekdays' };
    return { ...common, is: 'list', of: below(of) };
  }
  if (inner instanceof z.ZodRecord) return { ...common, is: 'map', of: below(inner.valueType) };
  if (inner instanceof z.ZodObject)
    return { ...common, is: 'record', fields: recordFields(inner, kind, path) };
  if (inner instanceof z.ZodUnion) return eitherField(common, inner, below);
  if (inner instanceof z.ZodEnum)
    return { ...common, is: 'choice', values: inner.options.map(String) };
  if (inner instanceof z.ZodLiteral) {
    const [value] = inner.values;
    // Of one that may be left out, whether it is there is what is asked.
    return isNeeded
      ? { ...common, is: 'fixed', value }
      : { ...common, is: 'choice', values: [String(value)] };
  }
  if (inner instanceof z.ZodBoolean) return { ...common, is: 'yes-no' };
  if (inner instanceof z.ZodNumber) return { ...common, is: 'number' };
  if (inner instanceof z.ZodString || inner instanceof z.ZodStringFormat)
    return { ...common, is: textKind(inner) };
  throw new TypeError(`No field is known for ${path || kind}.`);
}

function recordFields(
  shape: z.ZodObject,
  kind: AskedKind,
  path: string,
): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    Object.entries(shape.shape).map(([key, one]) => [
      key,
      fieldOf(one, kind, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function eitherField(common: Common, union: z.ZodUnion, below: (one: unknown) => Field): Field {
  const ways = union.options.map((option) => {
    const field = below(option);
    return [wayName(field), field] as const;
  });
  const [[, first] = []] = ways;
  // Two forms of one text are one field: an address of either kind.
  if (first && ways.every(([name]) => name === 'text')) return { ...first, ...common };
  return { ...common, is: 'either', ways: Object.fromEntries(ways) };
}

/** What tells a kind from the others: what is fixed in it, else its first key, else what sort of value it is. */
function wayName(field: Field): string {
  switch (field.is) {
    case 'record': {
      const kind = field.fields['kind'];
      return kind?.is === 'fixed' ? String(kind.value) : (Object.keys(field.fields)[0] ?? '');
    }
    case 'fixed':
      return String(field.value);
    case 'yes-no':
    case 'number':
      return field.is;
    default:
      return 'text';
  }
}

function bare(schema: unknown): { inner: unknown; isNeeded: boolean; fallback?: unknown } {
  if (schema instanceof z.ZodDefault)
    return { ...bare(schema.unwrap()), isNeeded: false, fallback: schema.def.defaultValue };
  if (schema instanceof z.ZodOptional) return { ...bare(schema.unwrap()), isNeeded: false };
  return { inner: schema, isNeeded: true };
}

function textKind(text: z.ZodString | z.ZodStringFormat): 'text' | 'day' | 'time' | 'address' {
  if (text.format === 'date') return 'day';
  if (text.format === 'url') return 'address';
  return 'text';
}

function isWeekday(value: unknown): boolean {
  return weekdays.some((day) => day === value);
}
