import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editYaml, rewriteYaml, type YamlEdit } from '../../../../content/write/edit-yaml.ts';

const root = new URL('../../../../content/', import.meta.url);
const shipped = [
  'ward.yaml',
  'emergencies.yaml',
  'glossary.yaml',
  'facts.yaml',
  ...readdirSync(new URL('campaigns/', root)).map((name) => `campaigns/${name}`),
].map((name) => [name, readFileSync(new URL(name, root), 'utf8')] as const);

const ward = shipped[0]?.[1] ?? '';
const linesOf = (text: string) => text.split('\n');
const comments = (text: string) => linesOf(text).filter((line) => line.trim().startsWith('#'));

/** Lines of `after` that `before` has not, and the other way round. */
function changedLines(before: string, after: string): readonly string[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start++;
  let end = 0;
  while (
    end < was.length - start &&
    end < is.length - start &&
    was.at(-1 - end) === is.at(-1 - end)
  )
    end++;
  return [
    ...was.slice(start, was.length - end).map((line) => `-${line}`),
    ...is.slice(start, is.length - end).map((line) => `+${line}`),
  ];
}

const cases: readonly (readonly [string, string, readonly YamlEdit[], string])[] = [
  [
    'a value, its comment kept',
    'a: 1 # x\nb: 2\n',
    [{ path: ['a'], value: 3 }],
    'a: 3 # x\nb: 2\n',
  ],
  ['quotes stay', "a: 'x'\n", [{ path: ['a'], value: "it's" }], "a: 'it''s'\n"],
  ['double quotes stay', 'a: "x"\n', [{ path: ['a'], value: 'nước "lũ"' }], 'a: "nước \\"lũ\\""\n'],
  ['a plain text that needs quotes', 'a: x\n', [{ path: ['a'], value: 'b: c' }], "a: 'b: c'\n"],
  ['a plain text with a comma', 'a: x\n', [{ path: ['a'], value: 'b, c' }], 'a: b, c\n'],
  ['an hour', 'a: x\n', [{ path: ['a'], value: '17:00' }], "a: '17:00'\n"],
  [
    'a list on one line',
    'a: [x, y] # c\n',
    [{ path: ['a'], value: ['x', 'z', 'w'] }],
    'a: [x, z, w] # c\n',
  ],
  [
    'hours on one line keep their quotes',
    "a: ['06:00', '17:00']\n",
    [{ path: ['a'], value: ['06:00', '18:00'] }],
    "a: ['06:00', '18:00']\n",
  ],
  [
    'a new key at the end',
    'a: 1\n\n# end\n',
    [{ path: ['b'], value: [1] }],
    'a: 1\nb: [1]\n\n# end\n',
  ],
  [
    'a new key where it belongs',
    'a: 1 # x\nd: 1\n',
    [{ path: ['c'], value: 2, order: ['a', 'b', 'c', 'd'] }],
    'a: 1 # x\nc: 2\nd: 1\n',
  ],
  [
    'a new first key',
    '# top\nb: 1\n',
    [{ path: ['a'], value: 2, order: ['a', 'b'] }],
    '# top\na: 2\nb: 1\n',
  ],
  [
    'a key taken out, the comment above it stays',
    '# x\na: 1\nb: 2\n',
    [{ path: ['a'], value: undefined }],
    '# x\nb: 2\n',
  ],
  [
    'one key becomes another',
    "days: [mon]\n\n# when\ntime: '17:00'\nweeks: 5\n",
    [
      { path: ['time'], value: undefined },
      { path: ['times'], value: ['06:00'], order: ['days', 'times', 'weeks'] },
    ],
    "days: [mon]\n\n# when\ntimes: ['06:00']\nweeks: 5\n",
  ],
  [
    'a key inside',
    'a:\n  b: 1\n  # c\n  d: 2\n',
    [{ path: ['a', 'b'], value: 9 }],
    'a:\n  b: 9\n  # c\n  d: 2\n',
  ],
  [
    'a map that was not there',
    'a: 1\n',
    [{ path: ['b', 'c'], value: true }],
    'a: 1\nb:\n  c: true\n',
  ],
  ['an empty place', 'a:\nb: 2\n', [{ path: ['a'], value: 1 }], 'a: 1\nb: 2\n'],
  [
    'an item added',
    'a:\n  - x: 1\n    y: 2\n\nb: 1\n',
    [{ path: ['a', 1], value: { x: 3, y: 4 } }],
    'a:\n  - x: 1\n    y: 2\n  - x: 3\n    y: 4\n\nb: 1\n',
  ],
  [
    'an item taken out',
    'a:\n  # one\n  - x: 1\n    y: 2\n  # two\n  - x: 3\n',
    [{ path: ['a', 0], value: undefined }],
    'a:\n  # one\n  # two\n  - x: 3\n',
  ],
  [
    'the last item taken out',
    'a:\n  # one\n  - x: 1\nb: 2\n',
    [{ path: ['a'], value: [] }],
    'a: []\n  # one\nb: 2\n',
  ],
  [
    'the first item of none',
    'a: [] # none\nb: 2\n',
    [{ path: ['a'], value: [{ x: 1 }] }],
    'a: # none\n  - x: 1\nb: 2\n',
  ],
  [
    'a block of text',
    'a: >-\n  one\n  two\n\nb: 1\n',
    [{ path: ['a'], value: 'three' }],
    'a: three\n\nb: 1\n',
  ],
  [
    'text with lines',
    'a: x # c\nb: 1\n',
    [{ path: ['a'], value: 'one\ntwo' }],
    'a: |- # c\n  one\n  two\nb: 1\n',
  ],
  [
    'a list of items without indent',
    'a:\n- x\n- y\nb: 1\n',
    [{ path: ['a'], value: ['x', 'z', 'w'] }],
    'a:\n- x\n- z\n- w\nb: 1\n',
  ],
  [
    'an item of another kind',
    'items:\n  - document: a # c\n  - pause: 3\n',
    [{ path: ['items', 0], value: { recording: 'b.mp3' } }],
    'items:\n  - recording: b.mp3\n  - pause: 3\n',
  ],
  [
    'line ends of Windows',
    'a: 1\r\nb: 2\r\n',
    [{ path: ['c'], value: 3 }],
    'a: 1\r\nb: 2\r\nc: 3\r\n',
  ],
  ['no end of line at the end', 'a: 1', [{ path: ['b'], value: 2 }], 'a: 1\nb: 2\n'],
  ['an empty file', '', [{ path: ['a'], value: 'x' }], 'a: x\n'],
  ['a file of comments', '# x\n', [{ path: ['a'], value: ['x'] }], '# x\na: [x]\n'],
  [
    'a text that looks like another kind',
    'a: x\n',
    [{ path: ['a'], value: 'true' }],
    "a: 'true'\n",
  ],
];

describe('what is written', () => {
  test.each(cases)('%s', (_name, before, edits, after) => {
    expect(editYaml(before, edits)).toBe(after);
  });
});

test('a text that is no YAML is refused', () => {
  expect(() => editYaml('a: [1\n', [{ path: ['b'], value: 1 }])).toThrow(
    expect.objectContaining({ code: 'not-yaml' }) as Error,
  );
});

/** Every place of a value, from the top. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): YamlEdit[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => placesOf(one, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
}

describe.each(shipped)('%s', (_name, text) => {
  const places = placesOf(parse(text));
  const scalars = places.filter(({ value }) => typeof value !== 'object' || value === null);

  test('an edit that changes nothing gives the same bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), (edit) => {
        expect(editYaml(text, [edit])).toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  test('one value changed: its own lines alone, and no comment lost', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scalars),
        fc.string({ unit: 'grapheme' }),
        ({ path }, value) => {
          const after = editYaml(text, [{ path, value }]);
          expect(after).toContain(comments(text).at(-1) ?? '');
          expect(comments(after)).toEqual(expect.arrayContaining(comments(text)));
          const removed = changedLines(text, after).filter((line) => line.startsWith('-'));
          expect(removed.filter((line) => line.startsWith('-#'))).toEqual([]);
        },
      ),
      { numRuns: 10 },
    );
  });
});

test('one value changed in ward.yaml is one line', () => {
  const after = editYaml(ward, [{ path: ['broadcast', 'maxSessionMinutes'], value: 20 }]);
  expect(changedLines(ward, after)).toEqual([
    '-  maxSessionMinutes: 15',
    '+  maxSessionMinutes: 20',
  ]);
});

/** YAML that staff could write: maps, lists of maps, texts. */
const scalar = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(
    '17:00',
    '2026-12-01',
    'a: b',
    '# x',
    "it's",
    'một hai',
    '- x',
    '{a}',
    ' x ',
    '',
    'a\nb',
    '*',
    'no',
    'ấ'.repeat(120),
    'Một câu. '.repeat(20).trim(),
  ),
);
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));
const anyMap = fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 5 });

test('whatever it was and whatever it becomes: it reads as meant', () => {
  fc.assert(
    fc.property(anyMap, anyMap, (was, wanted) => {
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
      const before = rewriteYaml('# top\n', plain(was));
      expect(parse(before)).toEqual(plain(was));
      const after = rewriteYaml(before, plain(wanted));
      expect(parse(after)).toEqual(plain(wanted));
      expect(linesOf(after)[0]).toBe('# top');
    }),
    { numRuns: 500 },
  );
});
