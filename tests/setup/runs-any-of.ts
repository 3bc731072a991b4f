import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Test files with an import like this. */
export function filesThatImport(line: RegExp): readonly string[] {
  return globSync('tests/**/*.test.ts').filter((file) => line.test(readFileSync(file, 'utf8')));
}

/** Whether this run has one of these files: a run of others need not wait for what they share. */
export async function runsAnyOf(project: TestProject, files: readonly string[]): Promise<boolean> {
  const asked: unknown = Reflect.get(project.vitest, 'filenamePattern');
  const filters = Array.isArray(asked) ? asked.map(String) : undefined;
  const { testFiles } = await project.globTestFiles(filters);
  const wanted = new Set(files.map((file) => resolve(file)));
  return testFiles.some((file) => wanted.has(file));
}
