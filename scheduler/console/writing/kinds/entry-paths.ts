// Addresses of what is filled in as a form.
import { addressOf } from '../address.ts';
import type { FormKind } from './kinds.ts';

type Named = Pick<FormKind, 'name' | 'path' | 'back'>;

/** `/dai/bai/muc/facts/`; the lexicon has one that can be remembered, and above a document's head stands the document. */
export function kindPath({ name, back }: Named): string {
  return back ?? (name === 'lexicon' ? '/dai/tu-dien/' : `/dai/bai/muc/${name}/`);
}

export function entryPath({ name, path }: Named, key: string): string {
  return path ?? `/dai/bai/muc/${name}/${encodeURIComponent(key)}/`;
}

/** Where its draft is compared with what is published, and published. */
export function publishPath({ file }: Pick<FormKind, 'file'>): string {
  return `${addressOf(file)}phat-hanh/`;
}
