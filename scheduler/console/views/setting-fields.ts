// Settings as the fields of a form, and back as edits of content/ward.yaml.
import { isDeepStrictEqual } from 'node:util';
import { weekdays } from '../../../content/schema/names.ts';
import type { YamlEdit } from '../../../content/write/edit-yaml.ts';
import { isRecord } from '../../../content/write/render-yaml.ts';
import type { Typed } from '../form.ts';
import type { Column, Setting, SettingGroup } from './ward-settings.ts';

type Values = Typed['values'];
type Row = Readonly<Record<string, unknown>>;

/** How many rows or places a list can have. */
export const mostPlaces = 20;

export function nameOf({ path }: Setting): string {
  return path.join('.');
}

export function settingValue(ward: unknown, { path }: Setting): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), ward);
}

/** A group's form as it is set. */
export function settingValues(ward: unknown, { settings }: SettingGroup): Values {
  return Object.fromEntries(
    settings.flatMap((setting) => fieldValues(setting, settingValue(ward, setting))),
  );
}

function fieldValues(setting: Setting, value: unknown): (readonly [string, string])[] {
  const name = nameOf(setting);
  const { field } = setting;
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (field.kind) {
    case 'secret':
      return [];
    case 'tick':
      return [[name, value === true ? 'on' : '']];
    case 'order':
      return list.map((one, index) => [`${name}.${index}`, wordsOf(one)]);
    case 'rows':
      return list.flatMap((row, index) =>
        field.columns.flatMap((column) => cellValues(`${name}.${index}`, column, row)),
      );
    default:
      return [[name, wordsOf(value)]];
  }
}

function cellValues(
  row: string,
  { key, kind }: Column,
  value: unknown,
): (readonly [string, string])[] {
  const cell = isRecord(value) ? value[key] : undefined;
  const name = `${row}.${key}`;
  if (kind !== 'days') return [[name, wordsOf(cell)]];
  const days: readonly unknown[] = Array.isArray(cell) ? cell : [];
  return weekdays.map((day) => [`${name}.${day}`, days.includes(day) ? 'on' : '']);
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What is to be written; what is as it was is left out. `ward` is what holds now, with its defaults. */
export function settingEdits(
  ward: unknown,
  { settings }: SettingGroup,
  typed: (name: string) => string,
): { readonly edits: readonly YamlEdit[]; readonly errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {};
  const edits = settings.flatMap((setting): YamlEdit[] => {
    const was = settingValue(ward, setting);
    const value = readSetting(setting, was, typed, errors);
    const isSame = isDeepStrictEqual(value ?? absent(setting), was ?? absent(setting));
    return isSame ? [] : [{ path: setting.path, value, order: besideOf(setting, settings) }];
  });
  return { edits, errors };
}

/** The keys of the same part of the file, in the order of the table. */
function besideOf({ path }: Setting, settings: readonly Setting[]): readonly string[] {
  const above = path.slice(0, -1).join('.');
  return settings
    .filter((one) => one.path.slice(0, -1).join('.') === above)
    .map((one) => one.path.at(-1) ?? '');
}

/** What the file means where it says nothing. */
function absent({ field: { kind } }: Setting): unknown {
  if (kind === 'tick') return false;
  return kind === 'rows' || kind === 'order' ? [] : undefined;
}

function readSetting(
  setting: Setting,
  was: unknown,
  typed: (name: string) => string,
  errors: Record<string, string>,
): unknown {
  const name = nameOf(setting);
  const { field } = setting;
  const places = Array.from({ length: mostPlaces }, (_, index) => `${name}.${index}`);
  switch (field.kind) {
    case 'tick':
      return typed(name) !== '';
    case 'secret':
      return typed(name) || was;
    case 'number':
      return field.mayBeEmpty && typed(name) === ''
        ? undefined
        : readNumber(name, typed(name), errors);
    case 'order':
      return [...new Set(places.map(typed).filter((one) => one !== ''))];
    case 'rows': {
      const rows: readonly unknown[] = Array.isArray(was) ? was : [];
      const shown = places.flatMap((place, index) =>
        readRow(place, field.columns, rows[index], { typed, errors }),
      );
      // What has no place in the form stays as it is.
      return [...shown, ...rows.slice(mostPlaces)];
    }
    default:
      return typed(name) || undefined;
  }
}

/** One row; nothing where all of it is empty. What it has besides the columns stays. */
function readRow(
  place: string,
  columns: readonly Column[],
  was: unknown,
  { typed, errors }: { typed: (name: string) => string; errors: Record<string, string> },
): readonly Row[] {
  const cells = columns.map(({ key, kind }): readonly [string, unknown] => {
    const name = `${place}.${key}`;
    if (kind === 'days') {
      const days = weekdays.filter((day) => typed(`${name}.${day}`) !== '');
      return [key, days.length === 0 ? undefined : days];
    }
    const text = typed(name);
    if (text === '') return [key, undefined];
    return [key, kind === 'number' ? readNumber(name, text, errors) : text];
  });
  if (cells.every(([, value]) => value === undefined)) return [];
  const all = { ...(isRecord(was) ? was : {}), ...Object.fromEntries(cells) };
  return [Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))];
}

function readNumber(
  name: string,
  text: string,
  errors: Record<string, string>,
): number | undefined {
  if (/^-?\d{1,4}(?:[.,]\d)?$/.test(text)) return Number(text.replace(',', '.'));
  errors[name] = 'Ghi một số.';
  return undefined;
}
