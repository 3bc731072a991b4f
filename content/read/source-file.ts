import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isAttached } from '../schema/attached.ts';
import type { AttachedFile } from './attached.ts';

/** One file of content/ as it is on disk. */
export interface SourceFile {
  /** Path from the repository's root with `/`, e.g. `content/guides/x.mdx`. */
  readonly file: string;
  readonly text: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** False where the bytes are not UTF-8, so that letters were lost in `text`. */
  readonly utf8: boolean;
}

// Word files are read too, only to be told that nobody will see them.
const textFile = /\.(mdx|md|yaml|yml|tsv|csv|txt|html?|docx?|rtf|odt)$/i;
const codeFolders = new Set(['schema', 'read', 'markup', 'write']);

/** What editors, systems and copying programs leave behind, and this room's own code. */
function isNobodys(path: string): boolean {
  return (
    /(^|\/)[.~]/.test(path) ||
    /(~|\.(tmp|part|partial|crdownload|swp|ts))$/i.test(path) ||
    /(^|\/)(thumbs\.db|desktop\.ini|icon\r|4913)$/i.test(path)
  );
}

/** What lies in the content folder. */
export interface FolderFiles {
  /** Every text file, sorted by path. */
  readonly texts: readonly SourceFile[];
  /** The paths of all others, likewise: `content/announcements/x.mp3`. */
  readonly others: readonly string[];
  /** Pictures, and files that are offered as they are, whatever their kind. */
  readonly attached: readonly AttachedFile[];
}

/** Throws where the folder, or a text file in it, cannot be read. */
export function readSourceFiles(dir: string): FolderFiles {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(dir, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((path) => !isNobodys(path) && !codeFolders.has(path.split('/')[0] ?? ''))
    .sort();
  const rest = paths.filter((path) => !isAttached(`content/${path}`));
  return {
    texts: rest
      .filter((path) => textFile.test(path))
      .map((path) => sourceFile(`content/${path}`, readFileSync(join(dir, path)))),
    others: rest.filter((path) => !textFile.test(path)).map((path) => `content/${path}`),
    attached: paths
      .filter((path) => isAttached(`content/${path}`))
      .map((path) => attachedOf(`content/${path}`, join(dir, path))),
  };
}

/** What tells a file's kind and a picture's size stands in its first part; nothing larger is held in memory. */
const headBytes = 512 * 1024;

function attachedOf(file: string, path: string): AttachedFile {
  const bytes = statSync(path).size;
  const head = Buffer.alloc(Math.min(bytes, headBytes));
  const open = openSync(path, 'r');
  try {
    readSync(open, head);
  } finally {
    closeSync(open);
  }
  return { file, bytes, head };
}

/** The last one of each path. */
const lastOf = new Map<string, SourceFile>();

/** A file from its bytes; the same one again where they are the same, so that what was read in it is still known. */
export function sourceFile(file: string, bytes: Uint8Array): SourceFile {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const last = lastOf.get(file);
  if (last?.hash === hash) return last;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const read = { file, text, hash, utf8: Buffer.from(text, 'utf8').equals(bytes) };
  lastOf.set(file, read);
  return read;
}
