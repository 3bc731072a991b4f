// Each document has one place in the studio: its own on the site, under /dai/phong-thu/.
import type { ContentDocument } from '../../../content/schema/document.ts';
import type { Looking } from '../console-parts.ts';
import { contentNow } from '../views/content-now.ts';

/** `huong-dan/x` → `/dai/phong-thu/huong-dan/x/`, or of one sentence `…/?cau=3f…`. */
export function roomPath(document: string, key?: string): string {
  return `/dai/phong-thu/${document}/${key === undefined ? '' : `?cau=${shortKey(key)}`}`;
}

export function readingPath(document: string): string {
  return `${roomPath(document)}bai-doc/`;
}

/** Enough of a sentence's key for an address. */
export function shortKey(key: string): string {
  return key.slice(0, 16);
}

/** `bai-doc/` → the paths of that page for addresses of one and two parts. */
export function roomPaths(page: string): readonly string[] {
  return [':a', ':a/:b'].map((address) => `/dai/phong-thu/${address}/${page}`);
}

/** The document that a page's address names; undefined: there is none. */
export function documentOfLooking({ parts, param }: Looking): ContentDocument | undefined {
  const id = ['a', 'b']
    .map(param)
    .filter((part) => part !== '')
    .join('/');
  return documentNow(parts.config.contentDir, id);
}

export function documentNow(contentDir: string, id: string): ContentDocument | undefined {
  return contentNow(contentDir).content?.documents.find((one) => one.id === id);
}
