import type { Node } from 'prosemirror-model';
import { isDeepStrictEqual } from 'node:util';
import { frontKeys } from '../../markup/prose-schema.ts';
import { editYaml, readValue } from '../edit-yaml.ts';
import { isRecord } from '../render-yaml.ts';

/** Where stands what is between the `---` lines; `end`: behind the second of them. */
export function frontOf(text: string, end: number): readonly [number, number] {
  const from = /^---[ \t]*(?:\r\n?|\n)/.exec(text)?.[0].length ?? 0;
  const to = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
  return [from, Math.max(from, to)];
}

/** What it says; nothing where it is not written as it must be. */
export function valuesOf(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const value = readValue(yaml);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * The lines between the `---` as the document says; `yaml` as it was, with the end of its last line.
 * Throws as `editYaml` does.
 */
export function writeFront(yaml: string, was: Node | undefined, is: Node): string {
  const edits = frontKeys
    .filter((key) => !isDeepStrictEqual(was?.attrs[key] ?? null, is.attrs[key] ?? null))
    .map((key) => ({
      path: [key],
      value: (is.attrs[key] as unknown) ?? undefined,
      order: frontKeys,
    }));
  return edits.length === 0 ? yaml : editYaml(yaml, edits);
}
