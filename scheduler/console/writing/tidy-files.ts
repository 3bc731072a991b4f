import type { DeskParts } from './desk-parts.ts';
import { tidyOriginals } from './kept-original.ts';

/** Removes what lay beside drafts that are over: what was attached to them, and what they were brought in from. */
export function tidyFiles({
  book,
  files,
  dataDir,
}: Pick<DeskParts, 'book' | 'files' | 'dataDir'>): void {
  const drafts = book.list();
  const attached = drafts.flatMap(({ facts }) => facts.extras.attached);
  try {
    files.tidy(new Set(attached.map(({ sha256 }) => sha256)));
    tidyOriginals(
      dataDir,
      drafts.map(({ file }) => file),
    );
  } catch {
    // Somebody else has it open: the next draft that ends removes it.
  }
}
