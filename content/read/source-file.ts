import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
const codeFolders = new Set(['schema', 'read']);

/** Every text file of the content folder, sorted by path; throws where the folder cannot be read. */
export function readSourceFiles(dir: string): readonly SourceFile[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) =>
        !/(^|\/)[.~]/.test(path) &&
        textFile.test(path) &&
        !codeFolders.has(path.split('/')[0] ?? ''),
    )
    .sort()
    .map((path) => sourceFile(`content/${path}`, readFileSync(join(dir, path))));
}

/** A file from its bytes. */
export function sourceFile(file: string, bytes: Uint8Array): SourceFile {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return {
    file,
    text,
    hash: createHash('sha256').update(bytes).digest('hex'),
    utf8: Buffer.from(text, 'utf8').equals(bytes),
  };
}
