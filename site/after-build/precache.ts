import { createHash } from 'node:crypto';
import type { Precache } from '../offline/precached.ts';

/** What may be put on a reader's device at one visit, in bytes before compression; about a fifth of it on the way. Four practices, six errands and all guides fit. */
export const maxPrecacheBytes = 1_300_000;

/** One file of the built site; `path` from its root with `/`. */
export interface BuiltFile {
  readonly path: string;
  readonly content: Uint8Array;
}

// In order of need: when not all fits, the last are left out. What matches no row is never put there.
const needs: readonly RegExp[] = [
  /^(khong-co-mang|huong-dan|huong-dan\/[^/]+|thuc-hanh|tim-kiem)\/index\.html$/,
  /^index\.html$/,
  /^_astro\/[^/]+\.(css|js)$/,
  /^_astro\/chi-muc\.[0-9a-f]+\.json$/,
  /^icon\.svg$/,
  /^(thong-bao|thong-bao\/[^/]+|viec|viec\/[^/]+|giup-nguoi-khac|phat-thanh|hoi-dap|thay-doi|thuat-ngu)\/index\.html$/,
  /^thuc-hanh\/[^/]+\/index\.html$/,
];

/** What goes on the device, and what had to be left out for its size. */
export interface ChosenPrecache {
  readonly precache: Precache;
  readonly bytes: number;
  readonly leftOut: readonly string[];
}

/** The files to put on the device, most needed first until `maxBytes` is reached; their addresses begin with `base`. */
export function choosePrecache(
  built: readonly BuiltFile[],
  maxBytes = maxPrecacheBytes,
  base = '',
): ChosenPrecache {
  const wanted = needs.flatMap((need) => built.filter(({ path }) => need.test(path)));
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
  return { precache: { version, files }, bytes, leftOut };
}

function addressOf(path: string): string {
  return `/${path.replace(/index\.html$/, '')}`;
}

/** First 16 hex digits of the SHA-256, as site/offline/install.ts compares them. */
function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
