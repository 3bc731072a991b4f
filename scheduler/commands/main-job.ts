import { fallbackTimeZone } from '../../content/schema/names.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { readWall } from '../core/zone.ts';
import { buildApart } from '../site-build/build-apart.ts';
import type { SiteOutcome } from '../site-build/build-site.ts';
import type { Terminal } from './command.ts';

/**
 * What must air, made in a process of its own: the voice's memory goes with it. What is only heard on pages the daemon makes
 * when the page is up. Resolves with the exit code.
 */
export function renderApart({ root }: Config, { env, err }: Terminal): Promise<number> {
  return new Promise((resolve) => {
    const program = join(root, 'scheduler', 'cli.ts');
    const child = spawn(process.execPath, [program, 'render', '--all', '--slots-only'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // Who stops us by name, and not with Ctrl-C, stops this process alone.
    const stop = (): void => {
      child.kill();
      process.exit(1);
    };
    process.once('SIGTERM', stop);
    child.on('error', (error) => {
      err(`Không mở được chương trình làm âm thanh: ${sayError(error)}.\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      process.removeListener('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

/** Builds the site into LOA_DATA where its inputs have changed, and says so while it works. */
export async function buildAloud(config: Config, terminal: Terminal): Promise<SiteOutcome> {
  terminal.err('Dựng trang…\n');
  // The zone only picks the day; ward.yaml may be unreadable here.
  const { day } = readWall(fallbackTimeZone, createClock(config.clock).now());
  return buildApart({ config, day }, terminal.env);
}
