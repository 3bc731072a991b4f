import type { Node } from 'prosemirror-model';
import { readFile } from './read-file.ts';

/** Whether a text, by itself, is read as this one block. */
export function readsAs(text: string, block: Node): boolean {
  // Between `---` lines nothing of it is meant to stand.
  const [read, ...more] = blocksOf(`\n${text}`);
  return read !== undefined && more.length === 0 && read.eq(block);
}

function blocksOf(text: string): readonly Node[] {
  try {
    return readFile(text).root.settled?.children ?? [];
  } catch {
    // What does not parse is not what was meant.
    return [];
  }
}
