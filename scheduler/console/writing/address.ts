// Each text has one place in the console: a document's is its own on the site, of other files `muc/` and their path.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentPlaces } from '../../../content/schema/document.ts';
import type { Looking } from '../console-parts.ts';

/** `content/guides/x.mdx` → `/dai/bai/huong-dan/x/`; `content/facts.yaml` → `/dai/bai/muc/facts/`. */
export function addressOf(file: string): string {
  const [, folder, slug] = /^content\/([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
  const place = Object.values(documentPlaces).find((one) => one.folder === folder);
  if (slug === undefined || !place)
    return `/dai/bai/muc/${file.replace(/^content\//, '').replace(/\.[a-z]+$/, '')}/`;
  return `/dai/bai/${place.path === '' ? '' : `${place.path}/`}${slug}/`;
}

/**
 * The file that an address names: `huong-dan/x` → `content/guides/x.mdx`. Of two kinds that share a path the one that is there.
 * Undefined: it names none.
 */
export function fileOfAddress(
  address: string,
  isThere: (file: string) => boolean,
): string | undefined {
  const parts = address.split('/');
  const slug = parts.at(-1) ?? '';
  if (parts.some((part) => !/^[\p{L}\p{N}][^/\\:]*$/u.test(part))) return undefined;
  if (parts[0] === 'muc') {
    const name = parts.slice(1).join('/');
    if (name === '') return undefined;
    return name === 'lexicon' ? 'content/lexicon.tsv' : `content/${name}.yaml`;
  }
  if (parts.length > 2) return undefined;
  const path = parts.length === 1 ? '' : parts[0];
  const files = Object.values(documentPlaces)
    .filter((place) => place.path === path)
    .map(({ folder }) => `content/${folder}/${slug}.mdx`);
  return files.find(isThere) ?? files[0];
}

/** The file of a page's or post's address: `:a`, `:a/:b` or `:a/:b/:c` of its path. */
export function fileOfLooking({ parts, param }: Looking): string | undefined {
  const address = ['a', 'b', 'c'].map(param).filter((part) => part !== '');
  const desk = parts.writing();
  const isThere = (file: string): boolean =>
    existsSync(join(parts.config.contentDir, file.slice('content/'.length))) ||
    desk.draft(file) !== undefined;
  return fileOfAddress(address.join('/'), isThere);
}

/** `theo` → the paths of that page for addresses of one, two and three parts. */
export function pathsFor(page: string): readonly string[] {
  return [':a', ':a/:b', ':a/:b/:c'].map((address) => `/dai/bai/${address}/${page}`);
}
