// Every field of content/ that a form can show is asked in words, and no words are left of a field that is gone.
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { answerFrontmatterSchema } from '../../../content/schema/answer.ts';
import { errandFrontmatterSchema, frontmatterSchema } from '../../../content/schema/document.ts';
import { askedPaths, type AskedKind } from '../../../content/schema/field-words.ts';
import { fieldOf, type Field } from '../../../scheduler/console/writing/kinds/field-tree.ts';
import { formKinds } from '../../../scheduler/console/writing/kinds/kinds.ts';

const contentDir = new URL('../../../content', import.meta.url).pathname;
const schemas = new Map<AskedKind, z.ZodType>([
  ...formKinds(contentDir).map(({ asked, schema }) => [asked, schema] as const),
  ['document', frontmatterSchema],
  ['errand', errandFrontmatterSchema],
  ['answer', answerFrontmatterSchema],
]);

interface Named {
  readonly path: string;
  readonly field: Field;
}

/** Each field that is asked, with the path of its words. */
function askedIn(field: Field, path: string): readonly Named[] {
  const own = path === '' || field.is === 'fixed' ? [] : [{ path, field }];
  switch (field.is) {
    case 'record':
      return [
        ...own,
        ...Object.entries(field.fields).flatMap(([key, one]) =>
          askedIn(one, path === '' ? key : `${path}.${key}`),
        ),
      ];
    case 'list':
    case 'map':
      return [...own, ...askedIn(field.of, path)];
    case 'either':
      return [...own, ...Object.values(field.ways).flatMap((way) => askedIn(way, path))];
    default:
      return own;
  }
}

describe.each([...schemas])('%s', (kind, schema) => {
  const all = askedIn(fieldOf(schema, kind), '');

  test('each field has a label and a help in plain words', () => {
    for (const { path, field } of all) {
      expect(askedPaths(kind), path).toContain(path);
      expect(field.asked.label, path).toMatch(/\p{L}/u);
      expect(field.asked.help.length, path).toBeGreaterThan(8);
      // A clerk knows no key of a file, no code and no markup.
      expect(`${field.asked.label} ${field.asked.help}`, path).not.toMatch(
        /\b(true|false|YAML|MDX|null)\b/,
      );
    }
  });

  test('each value of a choice has words', () => {
    for (const { path, field } of all) {
      const values =
        field.is === 'choice' ? field.values : field.is === 'either' ? Object.keys(field.ways) : [];
      for (const value of values)
        expect(field.asked.choices?.[value], `${path}: ${value}`).toBeTruthy();
    }
  });

  test('what is typed freely and may not be left out has an example', () => {
    for (const { path, field } of all)
      if (field.isNeeded && ['text', 'number', 'address'].includes(field.is) && !field.asked.from)
        expect(field.asked.help, path).toMatch(/ví dụ|như|là|@|\d/iu);
  });

  test('no words are left over', () => {
    const known = new Set(all.map(({ path }) => path));
    expect(askedPaths(kind).filter((path) => !known.has(path))).toEqual([]);
  });
});
