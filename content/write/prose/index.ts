// A document's file and the document that an editor holds: read, and written back so that only what changed is rewritten.
import type { Node } from 'prosemirror-model';
import { readFile } from './read-file.ts';
import { mapOf, type ProseMap } from './prose-map.ts';
import { NotProse } from './refuse.ts';
import type { ReadFile } from './unit.ts';
import { writeFile } from './write-file.ts';
export { freshStepId } from './fresh-step-id.ts';
export { mendStepIds } from './step-ids.ts';

/** Files that were read last: an editor asks for the same one again and again. */
const known = new Map<string, ReadFile>();
const mostKnown = 8;

function read(text: string): ReadFile {
  let file = known.get(text);
  known.delete(text);
  try {
    file ??= readFile(text);
  } catch (error) {
    throw new NotProse(lineOf(error), error);
  }
  known.set(text, file);
  if (known.size > mostKnown) {
    known.delete(known.keys().next().value ?? text);
  }
  return file;
}

function lineOf(error: unknown): number {
  if (!(error instanceof Error)) {
    return 1;
  }
  // A tag that is not closed is named with its own place; the error's is that of what it stands in.
  const named = /\((\d+):\d+/.exec(error.message)?.[1];
  const line = named === undefined && 'line' in error ? error.line : Number(named);
  return typeof line === 'number' ? line : 1;
}

/** The document that a file's text says. Throws LoaError `not-prose` where it doesn't parse. */
export function readProse(text: string): Node {
  return read(text).root.node;
}

/**
 * The text with only what changed written anew; `was` itself, to the byte, where the document is what it says.
 * Throws LoaError `edit-lost` for what a file can't hold, `not-prose` where `was` doesn't parse.
 */
export function writeProse(was: string, doc: Node): string {
  return writeFile(was, read(was), doc);
}

/** A file that is not there yet. Throws as `writeProse` does. */
export function newProse(doc: Node): string {
  return writeProse('---\n---\n', doc);
}

/** The document with the places of everything in it. Throws as `readProse` does. */
export function proseMap(text: string): ProseMap {
  return mapOf(read(text));
}
