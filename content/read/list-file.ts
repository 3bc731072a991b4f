import type { z } from 'zod';
import type { Problem } from '../schema/problem.ts';
import type { SourceFile } from './source-file.ts';
import { readYaml } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

/** One valid entry of a YAML list, with the line it starts on. */
export interface Entry<T> {
  readonly value: T;
  readonly line: number;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a YAML file that is a list; one bad entry leaves the others standing. `hints` come before the shared ones. */
export function readListFile<T>(
  source: SourceFile,
  entrySchema: z.ZodType<T>,
  hints: Readonly<Record<string, string>> = {},
): { readonly entries: readonly Entry<T>[]; readonly problems: readonly Problem[] } {
  const yaml = readYaml(source.file, source.text);
  if (yaml.problems.length > 0 || yaml.value === null)
    return { entries: [], problems: yaml.problems };
  if (!Array.isArray(yaml.value))
    return {
      entries: [],
      problems: [
        {
          file: source.file,
          line: yaml.lineOf([]),
          message: 'Tệp này phải là một danh sách.',
          hint: 'Bắt đầu mỗi mục bằng dấu gạch ngang, ví dụ: "- id: ten-muc".',
          severity: 'error',
        },
      ],
    };
  const entries: Entry<T>[] = [];
  const problems: Problem[] = [];
  for (const index of yaml.value.keys()) {
    const checked = checkYaml(entrySchema, yaml, [index], hints);
    problems.push(...checked.problems);
    if (checked.value !== undefined)
      entries.push({
        value: checked.value,
        line: yaml.lineOf([index]),
        lineOf: (path) => yaml.lineOf([index, ...path]),
      });
  }
  return { entries, problems };
}

/** A problem for each entry whose key an earlier entry already has. */
export function checkUnique<T>(
  file: string,
  entries: readonly Entry<T>[],
  keysOf: (value: T) => readonly string[],
): readonly Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { value, line } of entries)
    for (const key of new Set(keysOf(value).map((name) => name.normalize('NFC').toLowerCase()))) {
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, line);
      else
        problems.push({
          file,
          line,
          message: `"${key}" đã có ở mục dòng ${earlier}.`,
          hint: 'Gộp hai mục làm một, hoặc đổi tên một mục.',
          severity: 'error',
        });
    }
  return problems;
}
