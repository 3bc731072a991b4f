// An output whose loudspeakers want another sound than the page: it airs the bulletin as it was mastered for them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Profile } from '../../content/schema/names.ts';
import { readRendition, renditionNames } from '../../content/schema/rendition.ts';
import type { Output, Playable, Prepared } from './output.ts';

/** The output with each bulletin as it was mastered for `profile`, where there is such a file and it is whole; else as it is. */
export function withProfile(output: Output, profile: Profile, folder: string): Output {
  if (profile === 'web') return output;
  return {
    ...output,
    async prepare(item): Promise<Prepared> {
      if (item.speech) return output.prepare(item);
      const found = await findRendition(folder, item.sha256, profile);
      if (!found) return output.prepare(item);
      const heard = { ...item, ...found } satisfies Playable;
      return { ...(await output.prepare(heard)), emits: { profile, sha256: found.sha256 } };
    },
  };
}

/** A bulletin is never silent for want of a better sound: whatever is wrong with it, there is none. */
async function findRendition(
  folder: string,
  bulletin: string,
  profile: Profile,
): Promise<Pick<Playable, 'file' | 'sha256'> | undefined> {
  const names = renditionNames(bulletin, profile);
  const file = join(folder, names.mp3);
  try {
    const about = readRendition(await readFile(join(folder, names.about), 'utf8'));
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    const sha256 = hash.digest('hex');
    return about?.sha256 === sha256 ? { file, sha256 } : undefined;
  } catch {
    return undefined;
  }
}
