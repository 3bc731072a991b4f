// What a running server says of itself in its own pid file, and whether that is still true.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { sayError } from '../../../content/schema/say-error.ts';
import { sleep } from '../../clock.ts';
import { Failure } from '../../failure.ts';

/** What the folder of a server's socket is called by. */
export const socketDirName = 'pg';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Where its socket is. */
  readonly socketDir: string;
  readonly isReady: boolean;
}

/** Lines of postmaster.pid: pid, data folder, start, port, socket folder, address, shared memory, status. */
export function readPostmaster(clusterDir: string): Postmaster | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(pidFileOf(clusterDir), 'utf8').split('\n');
  } catch (error) {
    // Not there, or removed between two looks; what may not be read is another matter.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const [pid = '', , , port = '', socketDir = '', , , status = ''] = lines;
  if (!/^\d+$/.test(pid.trim())) return undefined;
  return {
    ...{ pid: Number(pid), port: Number(port), socketDir: socketDir.trim() },
    isReady: status.trim() === 'ready',
  };
}

/** The server that works on this folder now; a pid file that was left behind, or names another program, is none. */
export function runningPostmaster(clusterDir: string): Postmaster | undefined {
  const said = readPostmaster(clusterDir);
  return said && isServerOf(said.pid, clusterDir) ? said : undefined;
}

/**
 * Ends a server that was left behind when its centre was killed; returns its number, undefined where there is none.
 * A pid file whose number another program has meanwhile is removed: PostgreSQL would refuse to start beside it.
 */
export async function endOrphan(clusterDir: string): Promise<number | undefined> {
  const said = readPostmaster(clusterDir);
  if (!said) return undefined;
  if (!isServerOf(said.pid, clusterDir)) {
    if (isAlive(said.pid)) rmSync(pidFileOf(clusterDir), { force: true });
    return undefined;
  }
  // Fast, then at once: both keep every committed transaction.
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    send(said.pid, signal);
    if (await hasEnded(said.pid, clusterDir, patienceMs)) {
      removeSocketDir(said.socketDir);
      return said.pid;
    }
  }
  throw new Failure(
    `PostgreSQL của lần chạy trước (tiến trình ${said.pid}) không chịu dừng.`,
    `Dừng nó rồi chạy lại: kill -QUIT ${said.pid}`,
  );
}

/** The folder that we made for it (own-server.ts), and no other. */
function removeSocketDir(folder: string): void {
  if (/^loa-pg-\w{6}$/.test(basename(folder))) rmSync(folder, { recursive: true, force: true });
}

async function hasEnded(pid: number, clusterDir: string, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (isServerOf(pid, clusterDir)) {
    if (performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
    throw new Failure(
      `PostgreSQL của lần chạy trước (tiến trình ${pid}) thuộc người dùng khác: ${sayError(error)}.`,
      `Chạy ${loaCommand} centre bằng đúng tài khoản của lần trước.`,
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A number alone proves nothing: it is given anew to any program. Its command line names the folder. */
function isServerOf(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  const words = commandLineOf(pid);
  return words.some((word) => /postgres/.test(word)) && words.includes(resolve(clusterDir));
}

function commandLineOf(pid: number): readonly string[] {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    } catch {
      // It ended between two looks.
      return [];
    }
  }
  const said = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return said.trim().split(/\s+/);
}

function pidFileOf(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}
