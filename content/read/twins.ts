import type { Problem } from '../schema/problem.ts';
import { sameName } from '../schema/recordings.ts';
import { documentPlace } from './document.ts';
import type { SourceFile } from './source-file.ts';

/**
 * A problem for each file that has the name of an earlier one but for its ending, its capitals or how its accents are
 * stored: `tet.yml` beside `tet.yaml`. Both would have one id.
 */
export function checkTwins(files: readonly SourceFile[]): readonly Problem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ file }): Problem[] => {
    const name = sameName(file).replace(/\.ya?ml$/, '.yaml');
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, file);
      return [];
    }
    return [
      {
        file,
        line: 1,
        message: `Tệp này trùng tên với ${earlier}, nên không rõ phải theo tệp nào.`,
        hint: 'Gộp hai tệp làm một, hoặc đổi tên một tệp.',
        severity: 'error',
      },
    ];
  });
}

/** A problem for each document that would stand at the address of an earlier one: `faq/x.mdx` and `answers/x.mdx`. */
export function checkSameId(files: readonly string[]): readonly Problem[] {
  const first = new Map<string, string>();
  return files.flatMap((file): Problem[] => {
    const { id } = documentPlace(file) ?? {};
    const earlier = id === undefined ? undefined : first.get(id);
    if (id !== undefined && earlier === undefined) first.set(id, file);
    if (id === undefined || earlier === undefined) return [];
    return [
      {
        file,
        line: 1,
        message: `Trang /${id}/ đã là của ${earlier}.`,
        hint: 'Đổi tên một tệp: mỗi bài một đường dẫn riêng.',
        severity: 'error',
      },
    ];
  });
}
