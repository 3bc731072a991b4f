// A PostgreSQL of the centre's own in LOA_DATA: no port, a socket that its user alone can reach, no password.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { sleep } from '../../clock.ts';
import { makeSocketFolder } from '../../../content/write/work-place.ts';
import { Failure } from '../../failure.ts';
import { findPrograms, type PostgresPrograms } from './programs.ts';
import { endOrphan, readPostmaster, socketDirName } from './postmaster.ts';
import { requireReachable, whoRunsPostgres, type RunAs } from './run-as.ts';
import { isThere } from '../../places.ts';

export interface OwnServer {
  readonly socketDir: string;
  readonly port: number;
  /** Of a server that was left behind by a killed centre, and ended now. */
  readonly endedOrphan?: number;
  /** Resolves when the server ends unasked, with why. */
  readonly died: Promise<string>;
  close(): Promise<void>;
}

export interface OwnServerParts {
  /** LOA_DATA/centre. */
  readonly centreDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings beside ours; tests ask for a server that need not survive a power cut. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The one user and database of our own server. */
export const ownDatabase = { username: 'loa', database: 'postgres' } as const;

export function clusterDirOf(centreDir: string): string {
  return join(centreDir, 'pg');
}

/** The number in the socket's name; nothing listens on the network. */
const socketPort = 5432;
/** After a power cut it first reads what it wrote last. */
const startsWithinMs = 300_000;

/**
 * Starts the server, making its data where there is none; call it while the folder is this process's alone.
 * Throws Failure (Vietnamese).
 */
export async function startOwnServer({
  centreDir,
  env,
  settings = {},
}: OwnServerParts): Promise<OwnServer> {
  if (process.platform === 'win32')
    throw new Failure(
      'Trên Windows, trung tâm chưa tự chạy PostgreSQL riêng.',
      'Cài PostgreSQL rồi đặt DATABASE_URL.',
    );
  const clusterDir = clusterDirOf(centreDir);
  const programs = findPrograms(centreDir, clusterDir, env);
  const who = whoRunsPostgres();
  if (who) requireReachable(join(centreDir, 'pg'), who);
  const endedOrphan = await endOrphan(clusterDir);
  if (!isThere(clusterDir)) makeCluster(programs, centreDir, who);
  const socketDir = makeSocketFolder(socketDirName);
  if (who) chownSync(socketDir, who.uid, who.gid);
  const logFile = join(centreDir, 'postgresql.log');
  const child = spawnServer(programs, { clusterDir, socketDir, logFile, settings, who });
  try {
    await untilReady(child, clusterDir, logFile);
  } catch (error) {
    rmSync(socketDir, { recursive: true, force: true });
    throw error;
  }
  let closing = false;
  const died = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!closing) resolve(String(signal ?? code ?? ''));
    });
  });
  return {
    ...{ socketDir, port: socketPort, died },
    ...(endedOrphan !== undefined && { endedOrphan }),
    async close() {
      closing = true;
      await endChild(child);
      rmSync(socketDir, { recursive: true, force: true });
    },
  };
}

/** Made beside and renamed when it is whole: a power cut leaves no half of one. */
function makeCluster({ initdb }: PostgresPrograms, centreDir: string, who?: RunAs): void {
  const making = join(centreDir, 'pg.dang-tao');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  if (who) chownSync(making, who.uid, who.gid);
  const words = ['-D', making, '-U', ownDatabase.username, '-E', 'UTF8', '--no-locale'];
  const made = spawnSync(initdb, [...words, '--auth-local=trust', '--auth-host=reject'], {
    ...who,
    cwd: making,
    encoding: 'utf8',
  });
  if (made.status !== 0)
    throw new Failure(
      `Chưa tạo được dữ liệu PostgreSQL ở ${centreDir}: ${lastLine(made.stderr)}`,
      'Kiểm tra chỗ trống và quyền ghi của thư mục ấy, hoặc đặt DATABASE_URL.',
    );
  renameSync(making, clusterDirOf(centreDir));
}

interface ServerPlaces {
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly who: RunAs | undefined;
}

function spawnServer(
  { postgres }: PostgresPrograms,
  { clusterDir, socketDir, logFile, settings, who }: ServerPlaces,
): ChildProcess {
  const all = {
    ...{ listen_addresses: '', unix_socket_directories: socketDir, port: String(socketPort) },
    ...{ unix_socket_permissions: '0700', ...settings },
  };
  // Anew at each start: what matters is why it does not start.
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(
    postgres,
    [
      '-D',
      clusterDir,
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // In a group of its own: Ctrl-C reaches the centre alone, which ends it when it has ended itself.
    { ...who, cwd: clusterDir, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  return child;
}

async function untilReady(child: ChildProcess, clusterDir: string, logFile: string): Promise<void> {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  child.once('exit', end).once('error', end);
  const until = performance.now() + startsWithinMs;
  while (performance.now() < until && !ended.signal.aborted) {
    const said = readPostmaster(clusterDir);
    if (said?.pid === child.pid && said?.isReady) return;
    await sleep(25);
  }
  child.kill('SIGQUIT');
  throw new Failure(
    `PostgreSQL của trung tâm không mở được: ${lastLine(readFileSync(logFile, 'utf8'))}`,
    `Xem ${logFile}.`,
  );
}

/** Fast: who is connected is cut off, everything committed is kept. */
async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const hurry = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await ended;
  clearTimeout(hurry);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
