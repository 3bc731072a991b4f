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
    const read = await index.addDirectory({ path: folder });
    const written = await index.getFiles();
    const failures = [...read.errors, ...written.errors];
    if (failures.length > 0) throw new Error(failures.join('; '));
    return written.files
      .filter(({ path }) => path.endsWith('.pf_fragment'))
      .map(({ content }) => parseFragment(content))
      .sort((a, b) => (a.url < b.url ? -1 : 1));
  } finally {
    await close();
  }
}

function parseFragment(file: Uint8Array): Fragment {
  const text = (file[0] === 0x1f ? gunzipSync(file) : Buffer.from(file)).toString('utf8');
  // The shape is Pagefind's own, of the version the lockfile fixes; tests/e2e/search reads what comes of it.
  return JSON.parse(text.slice(signature.length)) as Fragment;
}
