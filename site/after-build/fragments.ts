import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';

/** One built page as Pagefind reads it: its visible words without navigation, and where each id stands among them. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly Anchor[];
}

export interface Anchor {
  readonly element: string;
  readonly id: string;
  readonly text: string;
  /** Number of words (between white space) of the content that stand before it. */
  readonly location: number;
}

// What Pagefind puts before each file's JSON.
const signature = 'pagefind_dcd';

/** Every page below `folder` that has `data-pagefind-body`, by address. Throws with Pagefind's own words when it cannot read them. */
export async function readFragments(folder: string): Promise<Fragment[]> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'vi' });
    if (index === undefined) throw new Error(errors.join('; '));
    for (const path of await htmlFiles(folder)) {
      const content = partWords(await readFile(join(folder, path), 'utf8'));
      const read = await index.addHTMLFile({ sourcePath: path, content });
      if (read.errors.length > 0) throw new Error(`${path}: ${read.errors.join('; ')}`);
    }
    const written = await index.getFiles();
    if (written.errors.length > 0) throw new Error(written.errors.join('; '));
    return written.files
      .filter(({ path }) => path.endsWith('.pf_fragment'))
      .map(({ content }) => parseFragment(content))
      .sort((a, b) => (a.url < b.url ? -1 : 1));
  } finally {
    await close();
  }
}

async function htmlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Pagefind reads `<dt>Mã OTP</dt><dd>Dãy số` as "OTPDãy"; nobody splits a word with a tag, so tags part words. */
export function partWords(html: string): string {
  return html.replace(/([\p{L}\p{N}.,:?!…])((?:<\/?[a-z][^>]*>)+)(?=[\p{L}\p{N}])/gu, '$1$2 ');
}

function parseFragment(file: Uint8Array): Fragment {
  const text = (file[0] === 0x1f ? gunzipSync(file) : Buffer.from(file)).toString('utf8');
  // The shape is Pagefind's own, of the version the lockfile fixes; tests/e2e/search reads what comes of it.
  return JSON.parse(text.slice(signature.length)) as Fragment;
}
