// Every entry of every file that is filled in as a form: shown and sent back as it was, the file is the same to the byte; one
// field changed, only its own lines are others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { diffLines } from 'diff';
import { describe, expect, test } from 'vitest';
import {
  entriesOf,
  withAt,
  type Entry,
} from '../../../../scheduler/console/writing/kinds/entries.ts';
import {
  linesOfText,
  textWith,
  valueIn,
} from '../../../../scheduler/console/writing/kinds/file-text.ts';
import { formKinds, type FormKind } from '../../../../scheduler/console/writing/kinds/kinds.ts';
import {
  sentFields,
  type SentFields,
} from '../../../../scheduler/console/writing/kinds/sent-fields.ts';
import { sentValue } from '../../../../scheduler/console/writing/kinds/sent-value.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';

const contentDir = join(import.meta.dirname, '../../../../content');

const files = formKinds(contentDir).map((kind) => {
  const text = readFileSync(join(contentDir, kind.file.slice('content/'.length)), 'utf8');
  return { kind, text, file: kind.file };
});

/** As a browser sends it: its own line ends, nothing of what is not ticked. */
function asSent(fields: SentFields): SentFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.replaceAll('\n', '\r\n')]),
  );
}

function textAfter(kind: FormKind, text: string, { field, value, path }: Entry, sent: SentFields) {
  const now = sentValue(field, value, (name) => sent[name] ?? '', 'f');
  return textWith(kind, text, withAt(valueIn(kind, text), path, now));
}

describe.each(files)('$file', ({ kind, text }) => {
  const entries = entriesOf(kind, valueIn(kind, text));

  test('each entry sent as it was shown leaves the file as it is', () => {
    expect(entries.length + (kind.entries === 'rows' ? 1 : 0)).toBeGreaterThan(0);
    let whole = valueIn(kind, text);
    for (const { key, field, value, path } of entries) {
      const sent = asSent(sentFields(field, value, 'f'));
      const now = sentValue(field, value, (name) => sent[name] ?? '', 'f');
      expect(isDeepStrictEqual(now, value), key).toBe(true);
      whole = withAt(whole, path, now);
    }
    expect(textWith(kind, text, whole) === text).toBe(true);
  });

  test('words added to a field of each entry change the lines of that field alone', () => {
    const lines = linesOfText(kind, text);
    for (const [at, entry] of someOf(entries).entries()) {
      const words = textFields(entry);
      const [key, was] = words[at % Math.max(1, words.length)] ?? [];
      if (key === undefined) continue;
      const fields = sentFields(entry.field, entry.value, 'f');
      const after = textAfter(kind, text, entry, asSent({ ...fields, [`f.${key}`]: `${was} nữa` }));
      const { from, to } = changedLines(text, after);
      const first = lines([...entry.path, key]);
      expect(from, `${entry.key} ${key}`).toBeGreaterThanOrEqual(first);
      expect(to, `${entry.key} ${key}`).toBeLessThan(nextLine(text, first));
    }
  });
});

/** From all over the file: each change reads all of it. */
function someOf<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / 12));
  return all.filter((_, at) => at % step === 0);
}

function textFields({ field, value }: Entry): readonly (readonly [string, string])[] {
  return Object.entries(field.fields).flatMap(([key, { is }]) => {
    const was = isRecord(value) ? value[key] : undefined;
    return is === 'text' && typeof was === 'string' ? [[key, was] as const] : [];
  });
}

/** First and last line of the old text that are not as they were. */
function changedLines(was: string, is: string): { from: number; to: number } {
  let line = 1;
  const changed: number[] = [];
  for (const part of diffLines(was, is)) {
    const count = part.count;
    if (part.removed) for (let one = 0; one < count; one++) changed.push(line + one);
    // What is put in stands before the line that it is counted at.
    if (part.added) changed.push(line - 0.5);
    if (!part.added) line += count;
  }
  return { from: Math.min(...changed), to: Math.max(...changed) };
}

/** The line on which the next field begins: one that is indented no deeper. */
function nextLine(text: string, first: number): number {
  const lines = text.split('\n');
  const indentOf = (line: string): number => line.replace(/^(\s*)- /, '$1  ').search(/\S/);
  const own = indentOf(lines[first - 1] ?? '');
  const next = lines.findIndex(
    (line, at) => at >= first && line.trim() !== '' && indentOf(line) <= own,
  );
  return next === -1 ? lines.length + 1 : next + 1;
}
