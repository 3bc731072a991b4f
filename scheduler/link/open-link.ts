// The daemon's side of the talk with a centre: a process of its own, kept while the station belongs to one.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { keepProcess, saySoon, type KeptProcess } from '../server/kept-process.ts';
import type { LinkArgument, LinkNews, LinkReport } from './link-messages.ts';
import { membershipFileOf } from './membership-file.ts';

export interface LinkSettings {
  readonly config: Config;
  readonly news: () => LinkNews;
  readonly tell: (line: string) => void;
}

/** Joining and leaving are noticed within this time, real ms. */
const looksEveryMs = 5000;
const heapMb = 96;

/** A station that has joined no centre starts nothing, and looks at one file now and then. */
export function openLink({ config, news, tell }: LinkSettings) {
  let kept: KeptProcess | undefined;
  /** Which membership the process was started for. */
  let ofFile = '';
  const start = (): KeptProcess =>
    keepProcess<LinkNews, LinkReport>({
      ...{ news, heapMb },
      script: join(import.meta.dirname, 'link-process.ts'),
      argument: (): LinkArgument => {
        const { dataDir, databaseFile, contentDir, outputs, clock } = config;
        return {
          ...{ dataDir, databaseFile, contentDir },
          ...(outputs && { outputs }),
          ...(clock && { clock }),
        };
      },
      // HTTPS_PROXY and NO_PROXY, where the machine has them.
      flags: ['--use-env-proxy'],
      hear(said) {
        if (said.is === 'says') tell(said.line);
      },
      died(why, waitMs) {
        tell(`Phần nối với trung tâm dừng (${why}); ${saySoon(waitMs)}. Phát thanh vẫn chạy.`);
      },
    });
  const look = (): void => {
    const now = identityOf(membershipFileOf(config.dataDir));
    if (now === ofFile) return;
    ofFile = now;
    const before = kept;
    kept = now === '' ? undefined : start();
    void before?.close();
  };
  look();
  const looking = setInterval(look, looksEveryMs).unref();
  return {
    /** The process now; for tests and figures. */
    pid: () => kept?.pid(),
    async close(): Promise<void> {
      clearInterval(looking);
      await kept?.close();
    },
  };
}

/** '' for no file, and for one that cannot be looked at. */
function identityOf(file: string): string {
  try {
    const { ino, mtimeMs } = statSync(file);
    return `${ino}:${mtimeMs}`;
  } catch {
    return '';
  }
}
