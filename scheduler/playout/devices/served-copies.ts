// Copies that loudspeakers fetch and nobody else needs (mastered for them, cut, a tone): a day after their last use they go,
// so that what somebody took back does not stay on in a copy.
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '../../../content/schema/durations.ts';
import { writeWhole } from '../../../content/write/write-whole.ts';

/** Longer than any bulletin sounds. */
const keptMs = dayMs;

/** Below LOA_DATA: the names of the copies, one a line. */
export const copiesFile = join('loa-mang', 'ban-sao.txt');

/** Notes that `made` is a copy (undefined: none was made), and removes those that were not used for a day. Never rejects: tidying goes on without it. */
export async function keepCopies(
  dataDir: string,
  folder: string,
  made: string | undefined,
): Promise<void> {
  try {
    const list = join(dataDir, copiesFile);
    const known = await readFile(list, 'utf8').catch(() => '');
    const names = new Set(known.split('\n').filter((name) => /^[0-9a-f]{64}\.mp3$/.test(name)));
    if (made !== undefined) names.add(made);
    for (const name of [...names]) {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs < keptMs) continue;
      await rm(join(folder, name), { force: true });
      names.delete(name);
    }
    const text = [...names].map((name) => `${name}\n`).join('');
    if (text !== known) await writeWhole(list, text);
  } catch {
    // Said above.
  }
}
