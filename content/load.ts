import { sayError } from './schema/say-error.ts';
import { readContent } from './read/content.ts';
import { readSourceFiles, sourceFile, type SourceFile } from './read/source-file.ts';
import type { Content } from './schema/content.ts';
import type { Problem } from './schema/problem.ts';

interface Loaded {
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Everything staff wrote in the content folder, checked: what is valid, and every mistake of all files at once.
 * `content` is undefined only where ward.yaml cannot be used. Never throws: a station's PC must not go silent over a typo.
 */
export function loadContent(dir: string): Loaded {
  return loadContentWith(dir, new Map());
}

/** The same as if files had these texts; nothing is written. Keys are paths from the root: `content/ward.yaml`. */
export function loadContentWith(dir: string, changed: ReadonlyMap<string, string>): Loaded {
  try {
    const { texts, others } = readSourceFiles(dir);
    const kept = texts.filter(({ file }) => !changed.has(file));
    return readContent([...kept, ...[...changed].map(fileOf)].sort(byPath), others);
  } catch (error) {
    const problem: Problem = {
      file: 'content',
      line: 1,
      message: `Không đọc được thư mục nội dung ${dir}: ${sayError(error)}.`,
      hint: 'Kiểm tra thư mục còn đó và tài khoản đang chạy có quyền đọc.',
      severity: 'error',
    };
    return { content: undefined, problems: [problem] };
  }
}

function fileOf([file, text]: readonly [string, string]): SourceFile {
  return sourceFile(file, Buffer.from(text));
}

/** As the folder is read: by the numbers of the letters, in no language's order. */
function byPath(a: SourceFile, b: SourceFile): number {
  return a.file < b.file ? -1 : 1;
}
