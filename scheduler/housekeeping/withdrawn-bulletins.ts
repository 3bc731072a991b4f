import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takesFile } from '../../content/schema/takes.ts';
import { isThere } from '../places.ts';
import { takesHeard, withdrawnSounds } from '../../content/schema/withdrawn-takes.ts';

/** SHA-256 of the bulletins in which somebody is heard who took that back; none where nobody did. */
export async function withdrawnBulletins(
  dataDir: string,
  bulletinDir: string,
): Promise<readonly string[]> {
  const file = takesFile(dataDir);
  // A list that cannot be read says of nobody that he took nothing back.
  const withdrawn = withdrawnSounds(isThere(file) ? await readFile(file, 'utf8') : '');
  if (withdrawn.size === 0) return [];
  const found: string[] = [];
  for (const name of await readdir(bulletinDir).catch(() => [])) {
    const [, sha256] = /^([0-9a-f]{64})\.json$/.exec(name) ?? [];
    if (sha256 === undefined) continue;
    const manifest = await readFile(join(bulletinDir, name), 'utf8').catch(() => '');
    if (takesHeard(manifest).some((take) => withdrawn.has(take))) found.push(sha256);
  }
  return found;
}
