// Addresses of what is filled in as a form.
import type { FormKind } from './kinds.ts';

type Named = Pick<FormKind, 'name' | 'path' | 'back'>;

/** `/dai/bai/muc/facts/`; the lexicon has one that can be remembered, and above a document's head stands the document. */
export function kindPath({ name, back }: Named): string {
  return back ?? (name === 'lexicon' ? '/dai/tu-dien/' : `/dai/bai/muc/${name}/`);
}

export function entryPath({ name, path }: Named, key: string): string {
  return path ?? `/dai/bai/muc/${name}/${encodeURIComponent(key)}/`;
}
