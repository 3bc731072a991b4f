import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { sayError } from '../../content/schema/say-error.ts';
import type { Config } from '../config.ts';
import type { SiteOutcome } from './build-site.ts';

export interface BuildOrder {
  readonly config: Pick<Config, 'root' | 'dataDir' | 'contentDir' | 'publicDir'>;
  /** `YYYY-MM-DD` in the ward's zone. */
  readonly day: string;
  /** How far behind other programs it is built; absent: behind all that is made for the air. */
  readonly niceness?: number;
}

/** A page may wait; what is to sound may not. */
const laterNiceness = 10;
/** Of the first site, which somebody waits for: ahead of the making of bulletins, still behind every output. */
export const firstNiceness = 3;

/** `buildSite` in a process of its own. Never rejects. */
export function buildApart(
  { config: { root, dataDir, contentDir, publicDir }, day, niceness = laterNiceness }: BuildOrder,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SiteOutcome> {
  const order: BuildOrder = { config: { root, dataDir, contentDir, publicDir }, day, niceness };
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'build-process.ts'), [JSON.stringify(order)], {
      // The daemon's own are for a process at rest.
      execArgv: [],
      env: { ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    try {
      if (child.pid !== undefined) setPriority(child.pid, niceness);
    } catch {
      // Some systems do not let a process yield; it works all the same.
    }
    child.once('message', (outcome: SiteOutcome) => {
      resolve(outcome);
    });
    child.once('error', (error) => {
      resolve({
        how: 'failed',
        message: `Không mở được tiến trình dựng trang: ${sayError(error)}.`,
      });
    });
    child.once('exit', (code, signal) => {
      const how = signal ?? `mã ${code ?? '?'}`;
      resolve({ how: 'failed', message: `Tiến trình dựng trang dừng giữa chừng (${how}).` });
    });
  });
}
