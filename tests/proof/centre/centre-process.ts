// The real `loa centre` in a process of its own, on a ledger that others begin: started, killed, weighed from outside.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import type { DatabasePlace } from '../../../scheduler/centre/database/connect.ts';

export interface CentreProcess {
  readonly url: string;
  readonly pid: number;
  /** All lines that it told. */
  said(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface CentreProcessSettings {
  readonly place: DatabasePlace;
  /** Where its key is. */
  readonly dataDir: string;
  /** 0 picks a free one. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly host?: string;
  /** Words before the command: where it runs (lab.ts). */
  readonly inside?: readonly string[];
}

/** Resolves when it serves; rejects with what it said where it ends before. */
export async function startCentre({
  place,
  dataDir,
  port = 0,
  env = {},
  host = '127.0.0.1',
  inside = [],
}: CentreProcessSettings): Promise<CentreProcess> {
  const where = ['--host', host, '--port', String(port)];
  const [program = '', ...words] = [
    ...inside,
    ...[process.execPath, 'scheduler/cli.ts', 'centre', ...where],
  ];
  const child = spawn(program, words, {
    env: { ...process.env, ...ledgerEnv(place), ...env, LOA_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    // A proof of hours needs the last of it.
    said = (said + chunk).slice(-20_000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', () => {
      const opened = /Trung tâm: (\S+)\/ /.exec(said)?.[1];
      if (opened !== undefined) resolve(opened);
    });
    child.once('exit', () => {
      reject(new Error(`loa centre ended: ${said}`));
    });
  });
  return { url, pid: child.pid ?? 0, said: () => said, end: (signal) => endChild(child, signal) };
}

/** What DATABASE_URL cannot say of a socket, the driver reads from the variables of PostgreSQL's own programs. */
export function ledgerEnv(place: DatabasePlace): Readonly<Record<string, string>> {
  if ('url' in place) return { DATABASE_URL: place.url };
  const { socketDir, port, username, database } = place;
  return {
    ...{ DATABASE_URL: `postgres:///${database}`, PGHOST: socketDir },
    ...{ PGPORT: String(port), PGUSER: username },
  };
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

export interface Weight {
  /** Resident, MB (10^6 bytes), of the process and all below it but PostgreSQL. */
  readonly residentMb: number;
  /** Of the processor, so far, ms. */
  readonly cpuMs: number;
  readonly processes: number;
}

/** What a process and those that it started take. */
export function weigh(pid: number): Weight {
  const pids = familyOf(pid);
  const each = pids.map(weighOne);
  const sum = (pick: (one: Weight) => number): number =>
    each.reduce((so, one) => so + pick(one), 0);
  return {
    residentMb: sum((one) => one.residentMb),
    cpuMs: sum((one) => one.cpuMs),
    processes: pids.length,
  };
}

/** Linux counts a process's time in hundredths of a second. */
const tickMs = 10;

function weighOne(pid: number): Weight {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? '0');
  // After the name, which may hold anything: fields 14 and 15 of all.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const cpuMs = (Number(fields[11] ?? '0') + Number(fields[12] ?? '0')) * tickMs;
  return { residentMb: (kilobytes * 1024) / 1e6, cpuMs, processes: 1 };
}

function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = read(`/proc/${name}/status`);
    if (/^Name:\s+postgres$/m.test(status)) continue;
    parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? '0'));
  }
  const found = [pid];
  for (const one of found)
    for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

/** '' for a process that ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Processes that a process started, whose command line has this word. */
export function childrenWith(pid: number, word: string): readonly number[] {
  return familyOf(pid).filter((one) => one !== pid && read(`/proc/${one}/cmdline`).includes(word));
}
