// What a document needs before it can be published and nobody types: an id for each step that has a name.
import { mendStepIds } from '../../../content/write/prose/index.ts';
import { changeDoc } from './change-draft.ts';
import { rowOf, type DeskParts } from './desk-parts.ts';
import type { Who } from './desk.ts';

/** Nothing of a text that was asked for: that would take the asking back. */
export function completeDraft(parts: DeskParts, file: string, who: Who): void {
  const row = rowOf(parts, file);
  if (row.kind !== 'prose' || row.facts.state === 'asked') return;
  const ever = idsEver(parts, file);
  changeDoc(parts, file, who, (tr) => {
    mendStepIds(tr, ever, { isWhole: true });
  });
}

/** Ids of steps in any version: residents left off there, and links lead there. */
function idsEver({ book }: DeskParts, file: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const version of book.versions.list(file)) {
    const { is } = version.files.find((one) => one.file === file) ?? {};
    const bytes = is === undefined ? undefined : book.versions.bytes(is);
    const text = bytes ? Buffer.from(bytes).toString('utf8') : '';
    for (const [, id = ''] of text.matchAll(/<Step\s[^>]*\bid="([^"]*)"/g)) ids.add(id);
  }
  return ids;
}
