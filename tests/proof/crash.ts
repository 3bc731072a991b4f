// Kills the real daemon at seeded random instants, a third of them within 50 ms of a write, and starts it again.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal, type Slot } from '../../scheduler/core/slot.ts';
import { openSqliteStore } from '../../scheduler/store/sqlite.ts';
import { seeded } from '../setup/schedule.ts';
import { writeCrashContent } from './crash-content.ts';
import { judge, type CrashVerdict } from './crash-verdict.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

export interface CrashReport extends CrashVerdict {
  readonly kills: number;
  /** Kills that came at most 50 ms after a write to the database or the capture was seen. */
  readonly killsAfterWrite: number;
}

/** A campaign's minute takes three real seconds, its bulletin half a second. */
const speed = 20;
/** The campaigns' first Tuesday. */
const firstDay = Date.parse('2027-03-02T08:00:00+07:00');
const day = 86_400_000;

/** Runs the whole of it in a folder of its own, and gives what was found. */
export async function crashDaemon({ kills, seed, tell }: CrashOptions): Promise<CrashReport> {
  const home = mkdtempSync(join(tmpdir(), 'loa-crash-'));
  const random = seeded(seed);
  const contentDir = join(home, 'content');
  const dataDir = join(home, 'data');
  mkdirSync(contentDir);
  writeCrashContent(contentDir, '2027-03-02');
  const env = {
    ...process.env,
    LOA_DATA: dataDir,
    LOA_CONTENT: contentDir,
    NODE_COMPILE_CACHE: join(home, 'compiled'),
  };
  const database = join(dataDir, 'loa.db');
  const captured = join(dataDir, 'capture', 'airings.jsonl');
  let killsAfterWrite = 0;
  let virtualStart = firstDay - 30 * 60_000;
  let realStart = Date.now();
  const start = (): ChildProcess => {
    const clock = `${new Date(virtualStart).toISOString()}|${new Date(realStart).toISOString()}|${speed}`;
    const child = spawn(
      process.execPath,
      ['scheduler/cli.ts', 'run', '--output', 'capture', '--port', '0'],
      {
        env: { ...env, LOA_CLOCK: clock },
        stdio: ['ignore', 'pipe', tell ? 'inherit' : 'ignore'],
      },
    );
    return child;
  };
  const setClock = (to: number): void => {
    virtualStart = to;
    realStart = Date.now();
  };

  try {
    await makeBulletins(start, database);
    for (let kill = 0; kill < kills; kill++) {
      // On to the next slot that stands, a little before or after its minute: there is always something to cut.
      const next = slotsIn(database).find(({ state }) => !isFinal(state));
      const now = virtualStart + (Date.now() - realStart) * speed;
      setClock(Math.max(now, (next?.startsAt ?? now) - 20_000 + random() * 60_000));
      const child = start();
      if (kill % 7 === 1) await sleep(random() * 700);
      else {
        await awake(child);
        await sleep(random() * 1200);
      }
      if (kill % 3 === 0 && (await nextWrite([`${database}-wal`, captured], child))) {
        await sleep(random() * 50);
        killsAfterWrite += 1;
      }
      await killHard(child);
      if (tell && kill % 25 === 24)
        tell(`${kill + 1} kills, ${new Date(virtualStart).toISOString()}`);
    }
    // Whatever still stands gets its end: the clock goes past the last week, and the daemon is let to settle it.
    setClock(firstDay + 40 * day);
    await settleAll(start, database);
    const store = openSqliteStore(database);
    const verdict = judge(store, captured);
    store.close();
    return { ...verdict, kills, killsAfterWrite };
  } finally {
    // The killed daemon's workshop may be writing its last file.
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Lets the daemon make the first day's bulletins, so that the kills meet airings and not the voice. */
async function makeBulletins(start: () => ChildProcess, database: string): Promise<void> {
  const child = start();
  await until(120_000, () => slotsIn(database).some(({ state }) => state === 'ready'), child);
  await killHard(child);
}

async function settleAll(start: () => ChildProcess, database: string): Promise<void> {
  const child = start();
  await until(60_000, () => slotsIn(database).every(({ state }) => isFinal(state)), child);
  child.kill('SIGTERM');
  await ended(child);
}

function slotsIn(database: string): readonly Slot[] {
  if (!existsSync(database)) return [];
  const store = openSqliteStore(database);
  try {
    return store.slots();
  } finally {
    store.close();
  }
}

async function until(withinMs: number, reached: () => boolean, child: ChildProcess): Promise<void> {
  const end = performance.now() + withinMs;
  while (!reached()) {
    if (performance.now() > end) throw new Error('The daemon did not get there in time.');
    if (child.exitCode !== null)
      throw new Error(`The daemon ended by itself with ${child.exitCode}.`);
    await sleep(100);
  }
}

/** Resolves at the daemon's first line: it has settled what the last one left, and goes on. */
async function awake(child: ChildProcess): Promise<void> {
  await new Promise((resolve) => {
    child.stdout?.once('data', resolve);
    child.once('exit', resolve);
  });
  child.stdout?.resume();
}

/** Waits for a file to change; false when none does within two seconds. */
async function nextWrite(files: readonly string[], child: ChildProcess): Promise<boolean> {
  const stamp = (): string =>
    files.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)).join();
  const before = stamp();
  const end = performance.now() + 2000;
  while (performance.now() < end && child.exitCode === null) {
    if (stamp() !== before) return true;
    await sleep(2);
  }
  return false;
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null)
    throw new Error(`The daemon ended by itself with ${child.exitCode}.`);
  child.kill('SIGKILL');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
