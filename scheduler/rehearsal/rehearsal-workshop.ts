import type { Loaded } from '../core/rules.ts';
import { bulletinOf } from '../core/slot.ts';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBulletin, measureBulletin } from '../../audio/index.ts';
import type { Content } from '../../content/schema/content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Config } from '../config.ts';
import type { Workshop } from '../daemon/parts.ts';

export interface RehearsalWorkshop extends Workshop {
  /** SHA-256 of files that only stand for a bulletin that nobody has made yet. */
  readonly standIns: ReadonlySet<string>;
}

export interface WorkshopSource {
  readonly content: Content;
  readonly problems: readonly Problem[];
  readonly loaded: Loaded;
  /** The station's: where bulletins and spoken sentences are. */
  readonly config: Pick<Config, 'dataDir' | 'contentDir' | 'bulletinDir'>;
  /** The rehearsal's own. */
  readonly bulletinDir: string;
  readonly onProgress: (done: number, total: number, label: string) => void;
}

/**
 * Gives copies of the bulletins that are made. One that is not is spoken for its length, which is exact, and a file
 * without sound stands for it: mastering takes most of the time, and nobody listens.
 */
export function createRehearsalWorkshop(source: WorkshopSource): RehearsalWorkshop {
  const { content, config, bulletinDir } = source;
  const standIns = new Set<string>();
  return {
    standIns,
    load: () => Promise.resolve({ loaded: source.loaded, problems: source.problems }),
    close: () => Promise.resolve(),
    async produce({ day, ...request }, _onUnmastered, voice) {
      const settings = {
        dataDir: config.dataDir,
        contentDir: config.contentDir,
        today: day,
        onStandIn: voice?.onStandIn,
        onProgress: ({ done, total, label }: { done: number; total: number; label: string }) => {
          source.onProgress(done, total, label);
        },
      };
      await mkdir(bulletinDir, { recursive: true });
      const made = await findBulletin(content, request, settings);
      if (made) {
        for (const name of [`${made.sha256}.mp3`, `${made.sha256}.json`])
          await copyFile(
            join(config.bulletinDir, name),
            join(bulletinDir, name),
            constants.COPYFILE_FICLONE,
          );
        return bulletinOf(made);
      }
      const measured = await measureBulletin(content, request, settings);
      const { contentKey } = measured;
      const sha256 = createHash('sha256').update(contentKey).digest('hex');
      if (!standIns.has(sha256)) {
        await writeFile(join(bulletinDir, `${sha256}.mp3`), contentKey);
        await writeFile(join(bulletinDir, `${sha256}.json`), '{}');
        standIns.add(sha256);
      }
      return bulletinOf({ ...measured, sha256, title: request.title });
    },
  };
}
