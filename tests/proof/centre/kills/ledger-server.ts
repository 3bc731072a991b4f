// A PostgreSQL that is killed and begun again at the same address.
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabasePlace } from '../../../../scheduler/centre/database/connect.ts';
import {
  clusterDirOf,
  ownDatabase,
  startOwnServer,
  type OwnServer,
} from '../../../../scheduler/centre/database/own-server.ts';
import { readPostmaster } from '../../../../scheduler/centre/database/postmaster.ts';
import { whoRunsPostgres } from '../../../../scheduler/centre/database/run-as.ts';

export interface LedgerServer {
  readonly place: DatabasePlace;
  /** `postmaster`: all of it; `backend`: one that serves, after which PostgreSQL begins all of them anew by itself. */
  kill(what: 'postmaster' | 'backend', random: () => number): Promise<void>;
  close(): Promise<void>;
}

/** With PostgreSQL's own durability: what is answered is on the disk. */
export async function openLedgerServer(): Promise<LedgerServer> {
  const folder = mkdtempSync(join(tmpdir(), 'loa-kills-pg-'));
  chmodSync(folder, 0o755);
  const socketDir = join(folder, 's');
  mkdirSync(socketDir, { mode: 0o700 });
  const who = whoRunsPostgres();
  if (who) chownSync(socketDir, who.uid, who.gid);
  const start = (): Promise<OwnServer> =>
    startOwnServer({
      ...{ centreDir: folder, env: process.env },
      settings: { unix_socket_directories: socketDir },
    });
  let server = await start();
  const { port } = server;
  const postmaster = (): number => readPostmaster(clusterDirOf(folder))?.pid ?? 0;
  return {
    place: { socketDir, port, ...ownDatabase },
    async kill(what, random) {
      if (what === 'backend') {
        const children = childrenOf(postmaster());
        const victim = children[Math.floor(random() * children.length)];
        if (victim !== undefined) killNow(victim);
        return;
      }
      killNow(postmaster());
      await server.died;
      server = await patiently(start);
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its processes notice one after another that their master is gone; before that no new one begins. */
async function patiently(start: () => Promise<OwnServer>): Promise<OwnServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(200);
    }
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this very moment.
  }
}
