import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { join, relative } from 'node:path';
import { isAttached } from '../schema/attached.ts';
import type { Problem } from '../schema/problem.ts';
import { recordedName } from '../schema/recordings.ts';
import type { AttachedFile } from './attached.ts';
import { isStray } from './stray-files.ts';
import { textFile, unreadProblem, type WhyUnread } from './unread-files.ts';

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
  /** One for each file that stands there and cannot be read: the others are read all the same. */
  readonly unread: readonly Problem[];
}

/** Throws where the folder itself cannot be read. */
export function readSourceFiles(dir: string): FolderFiles {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
    .map((entry) => ({
      entry,
      path: relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    }))
    .filter(({ path }) => !isNobodys(path) && !codeFolders.has(path.split('/')[0] ?? ''))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const texts: SourceFile[] = [];
  const others: string[] = [];
  const attached: AttachedFile[] = [];
  const unread: Problem[] = [];
  for (const { entry, path } of entries) {
    const file = `content/${path}`;
    const place = join(dir, path);
    if (entry.isDirectory()) {
      if (isCalledAFile(file)) unread.push(unreadProblem(file, 'is-folder'));
      continue;
    }
    try {
      const wrong = whyUnread(entry, place);
      if (wrong) unread.push(unreadProblem(file, wrong));
      else if (isAttached(file)) attached.push(attachedOf(file, place));
      else if (!textFile.test(path)) {
        accessSync(place, constants.R_OK);
        others.push(file);
      } else if (statSync(place).size > largestText) unread.push(unreadProblem(file, 'too-large'));
      else texts.push(sourceFile(file, readFileSync(place)));
    } catch (error) {
      unread.push(unreadProblem(file, error));
    }
  }
  return { texts, others, attached, unread };
}

/** Bytes. Somebody's whole year of texts is smaller. */
const largestText = 5_000_000;

/** Whether a folder stands where a file would be looked for. What lies in any other is read, or named by itself. */
function isCalledAFile(file: string): boolean {
  return !isStray({ file }) || recordedName(file) !== undefined;
}

/** What is no plain file must not be opened: a pipe would be waited for without end. Throws what the system says of it. */
function whyUnread(entry: Dirent, place: string): WhyUnread | undefined {
  if (entry.name.includes('\ufffd')) return 'name';
  if (entry.isFile()) return undefined;
  const found = statSync(place);
  if (found.isFile()) return undefined;
  return found.isDirectory() ? 'linked-folder' : 'no-file';
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
