import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documentPlaces, type DocumentKind } from '../../../../content/schema/document.ts';
import { freeSlug, slugOf } from '../../../../content/write/slug.ts';
import { addressOf } from '../address.ts';

/** Addresses at the site's root, and of the console below /dai/bai/, that no page may take. */
const reserved = [
  ...['dai', 'thong-bao', 'huong-dan', 'viec', 'thuc-hanh', 'phat-thanh', 'hoi-dap', 'thay-doi'],
  ...['thuat-ngu', 'tim-kiem', 'hinh', 'tai-ve', 'xem-truoc', 'khong-co-mang', 'index', '404'],
  ...['moi', 'muc', 'anh', 'sua', 'lich-su'],
];

const places = Object.entries(documentPlaces);

/** Id of the document in a file: `content/faq/x.mdx` → `hoi-dap/x`. */
export function idOf(file: string): string {
  return addressOf(file).slice('/dai/bai/'.length, -1);
}

/** A file for a new document that no other and no draft (`drafts`: their files) has. `wanted`: its title, or an address typed by hand. */
export function fileOfNew(
  contentDir: string,
  drafts: readonly string[],
  kind: DocumentKind,
  wanted: string,
): string {
  const { folder, path } = documentPlaces[kind];
  const beside = places.filter(([, one]) => one.path === path).map(([, one]) => one.folder);
  const taken = [
    ...beside.flatMap((one) => slugsIn(join(contentDir, one))),
    ...drafts.flatMap((file) =>
      beside.some((one) => file.startsWith(`content/${one}/`)) ? slugOfFile(file) : [],
    ),
    ...reserved,
  ];
  return `content/${folder}/${freeSlug(slugOf(wanted) || path || 'trang', taken)}.mdx`;
}

const slugOfFile = (file: string): string => file.replace(/^.*\//, '').replace(/\.mdx$/, '');

function slugsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => name.replace(/\.\w+$/, ''));
  } catch {
    // None of that kind was ever written.
    return [];
  }
}
