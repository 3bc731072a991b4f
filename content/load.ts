import { sayError } from './schema/say-error.ts';
import { readContent } from './read/content.ts';
import { readSourceFiles } from './read/source-file.ts';
import type { Content } from './schema/content.ts';
import type { Problem } from './schema/problem.ts';

/**
 * Everything staff wrote in the content folder, checked: what is valid, and every mistake of all files at once.
 * `content` is undefined only where ward.yaml cannot be used. Never throws: a station's PC must not go silent over a typo.
 */
export function loadContent(dir: string): {
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
} {
  try {
    const { texts, others } = readSourceFiles(dir);
    return readContent(texts, others);
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
