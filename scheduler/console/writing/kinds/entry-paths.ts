// Addresses of what is filled in as a form.
import type { FormKind } from './kinds.ts';

/** `/dai/bai/muc/facts/`; the lexicon has one that can be remembered. */
export function kindPath({ name }: Pick<FormKind, 'name'>): string {
  return name === 'lexicon' ? '/dai/tu-dien/' : `/dai/bai/muc/${name}/`;
}

export function entryPath(kind: Pick<FormKind, 'name'>, key: string): string {
  return `/dai/bai/muc/${kind.name}/${encodeURIComponent(key)}/`;
}
