import type { Problem } from '../schema/problem.ts';
import { sameName } from '../schema/recordings.ts';
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
