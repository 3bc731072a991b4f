import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from '../../places.ts';
import type { ListeningTest } from './book.ts';

/** Removes clips that no test names; those of a test that is being made are made again where they are missed. */
export function removeUnused(folder: string, tests: readonly ListeningTest[]): void {
  if (!isThere(folder)) return;
  const used = new Set(tests.flatMap(({ clips = [] }) => clips.map(({ file }) => stem(file))));
  for (const name of readdirSync(folder))
    if (!used.has(stem(name))) rmSync(join(folder, name), { force: true });
}

const stem = (name: string): string => name.replace(/\..*$/, '');
