// The real daemon in a folder of its own, on a clock that can be set: started, killed, looked at from outside.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteStore } from '../../scheduler/store/sqlite.ts';
import type { Slot, Store } from '../../scheduler/store/store.ts';

/** A campaign's minute takes one and a half real seconds, its bulletin half of that. */
export const crashSpeed = 40;

export interface CrashStation {
  readonly contentDir: string;
  /** What capture writes. */
  readonly captured: string;
  /** The virtual instant, epoch ms. */
  now(): number;
  setClock(to: number): void;
  start(): ChildProcess;
  /** Runs one real command beside whatever runs. */
  loa(...words: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }>;
  /** Opens the store for as long as `look` takes: none is open here when the daemon dies. */
  withStore<T>(look: (store: Store) => T): T;
  slots(): readonly Slot[];
  /** Waits for the database or the capture to change; false when neither does within two seconds. */
  nextWrite(child: ChildProcess): Promise<boolean>;
  remove(): void;
}

export function createStation(startAt: number, tell?: (line: string) => void): CrashStation {
  const home = mkdtempSync(join(tmpdir(), 'loa-crash-'));
  const contentDir = join(home, 'content');
  const dataDir = join(home, 'data');
  mkdirSync(contentDir);
  const database = join(dataDir, 'loa.db');
  const captured = join(dataDir, 'capture', 'airings.jsonl');
  let virtualStart = startAt;
  let realStart = Date.now();

  const loa = (words: readonly string[], err: 'inherit' | 'ignore' | 'pipe'): ChildProcess =>
    spawn(process.execPath, ['scheduler/cli.ts', ...words], {
      env: {
        ...process.env,
        LOA_DATA: dataDir,
        LOA_CONTENT: contentDir,
        NODE_COMPILE_CACHE: join(home, 'compiled'),
        LOA_CLOCK: `${new Date(virtualStart).toISOString()}|${new Date(realStart).toISOString()}|${crashSpeed}`,
      },
      stdio: ['ignore', 'pipe', err],
    });
  const withStore = <T>(look: (store: Store) => T): T => {
    const store = openSqliteStore(database);
    try {
      return look(store);
    } finally {
      store.close();
    }
  };

  return {
    contentDir,
    captured,
    now: () => virtualStart + (Date.now() - realStart) * crashSpeed,
    setClock(to) {
      virtualStart = to;
      realStart = Date.now();
    },
    start: () => loa(['run', '--output', 'capture', '--port', '0'], tell ? 'inherit' : 'ignore'),
    async loa(...words) {
      const child = loa(words, 'pipe');
      let out = '';
      const hear = (chunk: Buffer): void => {
        out += chunk.toString();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
      return { code, out };
    },
    withStore,
    slots: () => (existsSync(database) ? withStore((store) => store.slots()) : []),
    async nextWrite(child) {
      const stamp = (): string =>
        [`${database}-wal`, captured]
          .map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0))
          .join();
      const before = stamp();
      const end = performance.now() + 2000;
      while (performance.now() < end && child.exitCode === null) {
        if (stamp() !== before) return true;
        await sleep(2);
      }
      return false;
    },
    remove() {
      // The killed daemon's workshop may be writing its last file.
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Throws when it takes longer, or the daemon ends before. */
export async function until(
  withinMs: number,
  reached: () => boolean,
  child: ChildProcess,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!reached()) {
    if (performance.now() > end) throw new Error('The daemon did not get there in time.');
    if (child.exitCode !== null)
      throw new Error(`The daemon ended by itself with ${child.exitCode}.`);
    await sleep(100);
  }
}

/** Resolves at the daemon's first line: it has settled what the last one left, and goes on. */
export async function awake(child: ChildProcess): Promise<void> {
  await new Promise((resolve) => {
    child.stdout?.once('data', resolve);
    child.once('exit', resolve);
  });
  child.stdout?.resume();
}

/** Throws when it has ended by itself before. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null)
    throw new Error(`The daemon ended by itself with ${child.exitCode}.`);
  child.kill('SIGKILL');
  await ended(child);
}

export async function endGently(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
