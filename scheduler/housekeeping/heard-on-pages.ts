import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** SHA-256 of the bulletins that the pages' players play: those the published scripts name. */
export async function heardOnPages(publicDir: string): Promise<readonly string[]> {
  const folder = join(publicDir, 'scripts');
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8').catch(() => '')),
  );
  return texts.flatMap((text) => /"sha256":"([0-9a-f]{64})"/.exec(text)?.[1] ?? []);
}
