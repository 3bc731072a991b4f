import { createHash } from 'node:crypto';
import type { Precache } from '../offline/precached.ts';

/** What may be put on a reader's device at one visit, in bytes before compression; about a fifth of it on the way. Five practices and all guides fit. */
export const maxPrecacheBytes = 1_500_000;

/** One file of the built site; `path` from its root with `/`. */
export interface BuiltFile {
  readonly path: string;
  readonly content: Uint8Array;
}

// In order of need. What matches no row is never put there.
const essential: readonly RegExp[] = [
  /^(khong-co-mang|huong-dan|huong-dan\/[^/]+|thuc-hanh|thuc-hanh\/[^/]+|tim-kiem)\/index\.html$/,
  /^index\.html$/,
  /^_astro\/[^/]+\.(css|js)$/,
  /^_astro\/chi-muc\.[0-9a-f]+\.json$/,
  /^icon\.svg$/,
  /^giup-nguoi-khac\/index\.html$/,
];
/** These grow with what a ward publishes and airs: what does not fit is left out. */
const asFits: readonly RegExp[] = [
  /^(hoi-dap|phat-thanh)\/index\.html$/,
  /^(thong-bao|thong-bao\/[^/]+|viec|viec\/[^/]+|thay-doi|thuat-ngu)\/index\.html$/,
];

/** What goes on the device, and what had to be left out for its size. */
export interface ChosenPrecache {
  readonly precache: Precache;
  readonly bytes: number;
  readonly leftOut: readonly string[];
}

/**
 * The files to put on the device, most needed first until `maxBytes` is reached; their addresses begin with `base`. Throws
 * where guides, practice and search themselves do not fit: without them the promise "works offline" is not kept.
 */
export function choosePrecache(
  built: readonly BuiltFile[],
  maxBytes = maxPrecacheBytes,
  base = '',
): ChosenPrecache {
  const matching = (need: RegExp) => built.filter(({ path }) => need.test(path));
  const needed = essential.flatMap(matching);
  const neededBytes = needed.reduce((sum, { content }) => sum + content.byteLength, 0);
  if (neededBytes > maxBytes) throw new Error(sayTooLarge(needed, neededBytes, maxBytes));
  const wanted = [...needed, ...asFits.flatMap(matching)];
  const files: Record<string, string> = {};
  const leftOut: string[] = [];
  let bytes = 0;
  for (const { path, content } of wanted) {
    if (bytes + content.byteLength > maxBytes) leftOut.push(path);
    else {
      bytes += content.byteLength;
      files[base + addressOf(path)] = hashOf(content);
    }
  }
  const version = hashOf(Buffer.from(JSON.stringify(files)));
  const kept = wanted.filter(({ path }) => !leftOut.includes(path));
  return { precache: { version, files, elsewhere: openQuestions(kept, base) }, bytes, leftOut };
}

/** The questions that open in the list of all, on the device whole; the older ones are links there. */
function openQuestions(files: readonly BuiltFile[], base: string): Record<string, string> {
  const list = files.find(({ path }) => path === 'hoi-dap/index.html');
  const html = Buffer.from(list?.content ?? []).toString('utf8');
  // As site/answers/Answer.astro writes them.
  const slugs = [...html.matchAll(/class="answer-place" id="([^"]+)"/g)].map(([, slug]) => slug);
  return Object.fromEntries(
    slugs.map((slug) => [`${base}/hoi-dap/${slug}/`, `${base}/hoi-dap/#${slug}`]),
  );
}

function sayTooLarge(needed: readonly BuiltFile[], bytes: number, maxBytes: number): string {
  const kB = (size: number) => `${Math.round(size / 1000)} kB`;
  const largest = needed
    .toSorted((a, b) => b.content.byteLength - a.content.byteLength)
    .slice(0, 5)
    .map(({ path, content }) => `${path} (${kB(content.byteLength)})`);
  return `Phần phải đọc được khi không có mạng nặng ${kB(bytes)}, quá mức ${kB(maxBytes)}. Nặng nhất: ${largest.join(', ')}. Rút gọn những trang ấy, hoặc nâng maxPrecacheBytes trong site/after-build/precache.ts.`;
}

function addressOf(path: string): string {
  return `/${path.replace(/index\.html$/, '')}`;
}

/** First 16 hex digits of the SHA-256, as site/offline/install.ts compares them. */
function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
