// How late the first sample of a slot leaves: on a quiet machine, beside busy programs and a build of the site, and under
// visitors, each time beside a bare node-cron in the same minutes; what the
// daemon takes at rest; and how long plans take (plan.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../scheduler/config.ts';
import { addSlot } from '../../scheduler/core/slot-changes.ts';
import { createWorkshop } from '../../scheduler/daemon/workshop.ts';
import { buildSite } from '../../scheduler/site-build/build-site.ts';
import { openSqliteStore } from '../../scheduler/store/sqlite.ts';
import type { Slot, SlotBulletin } from '../../scheduler/store/store.ts';
import { writeCrashContent } from '../proof/crash-content.ts';
import { benchPlans } from './plan.ts';
import { round, type BenchRow } from './row.ts';

const speed = 60;
const first = Date.parse('2027-03-01T06:00:00+07:00');

export async function benchStart(): Promise<BenchRow[]> {
  const home = mkdtempSync(join(tmpdir(), 'loa-bench-start-'));
  try {
    const place = { contentDir: join(home, 'content'), dataDir: join(home, 'data') };
    mkdirSync(place.contentDir);
    mkdirSync(place.dataDir);
    writeCrashContent(place.contentDir, '2027-06-01');
    const workshop = createWorkshop(place);
    const bulletin = await workshop.produce({
      title: 'Thử',
      documents: ['thong-bao/thu'],
      day: '2027-03-01',
    });
    await workshop.close();
    // The first start compiles and writes its code cache; every later one is what a station lives with.
    await measureRest(place);
    const rest = await measureRest(place);
    const starts: BenchRow[] = [];
    for (const [index, load] of loads.entries()) {
      const dataDir = join(home, `data-${index}`);
      cpSync(join(place.dataDir, 'public'), join(dataDir, 'public'), { recursive: true });
      starts.push(...(await measureStarts({ ...place, dataDir }, bulletin, load)));
    }
    return [...benchPlans(), ...rest, ...starts];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Place {
  readonly contentDir: string;
  readonly dataDir: string;
}

/** What else the machine does meanwhile. */
interface Load {
  readonly name: string;
  readonly slots: number;
  readonly busyLoops: number;
  /** The site is built again and again, as staff's edits have the station do. */
  readonly builds: boolean;
  /** Idle connections to the page, of a station that may open 256 files. */
  readonly visitors: number;
}

const loads: readonly Load[] = [
  { name: 'quiet', slots: 60, busyLoops: 0, builds: false, visitors: 0 },
  { name: 'two busy loops', slots: 60, busyLoops: 2, builds: false, visitors: 0 },
  { name: 'eight busy loops and a build', slots: 60, busyLoops: 8, builds: true, visitors: 0 },
  { name: '2,000 visitors at 256 files', slots: 60, busyLoops: 0, builds: false, visitors: 2000 },
];

/** One slot a virtual minute, a real second; each of them ready. */
async function measureStarts(
  place: Place,
  bulletin: SlotBulletin,
  { name: load, slots: count, busyLoops, builds, visitors }: Load,
): Promise<BenchRow[]> {
  const file = join(place.dataDir, 'loa.db');
  const store = openSqliteStore(file);
  const slots = Array.from({ length: count }, (_, index): Slot => ({
    id: `c00@bench/${index}`,
    campaign: 'c00',
    startsAt: first + index * 60_000,
    state: 'ready',
    // Slots of the plan that the content does not have would be withdrawn; make-ups stay.
    makeUpFor: 'c00@bench',
    bulletin,
  }));
  store.commit(slots.map((slot) => addSlot(slot, first - 3_600_000)));
  store.close();

  const daemon = startDaemon(place, first - 60_000 * speed, speed, visitors > 0 ? 256 : undefined);
  const port = await portOf(daemon);
  daemon.stdout?.resume();
  const busy = Array.from({ length: busyLoops }, () =>
    // Each in a session of its own: Linux shares the processor among those first.
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore', detached: true }),
  );
  const sockets = Array.from({ length: visitors }, () =>
    connect(port, '127.0.0.1').on('error', () => undefined),
  );
  const building = new AbortController();
  const built = builds ? buildOn(place, building.signal) : Promise.resolve();
  const bare = spawn(process.execPath, ['--input-type=module', '-e', bareCron(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const bareLateness = collect(bare);
  await sleep((count + 63) * 1000);
  await stop(daemon);
  for (const child of busy) child.kill('SIGKILL');
  for (const socket of sockets) socket.destroy();
  building.abort();
  await built;

  const startsAt = new Map(slots.map((slot) => [slot.id, slot.startsAt]));
  const lateness = readFileSync(join(place.dataDir, 'capture', 'airings.jsonl'), 'utf8')
    .trim()
    .split('\n')
    // Our own capture's lines.
    .map((line) => JSON.parse(line) as { slot: string; event: string; virtualAt: string })
    .filter(({ event }) => event === 'start')
    .map(({ slot, virtualAt }) => (Date.parse(virtualAt) - (startsAt.get(slot) ?? NaN)) / speed);
  const cron = await bareLateness;
  const row = (name: string, ours: number, baseline: number, limit: number): BenchRow => ({
    name: `${load}: ${name}`,
    ours: round(ours),
    baseline: round(baseline),
    unit: 'ms',
    target: `≤ ${limit}`,
    ok: ours <= limit,
  });
  return [
    {
      name: `${load}: slots that started`,
      ours: lateness.length,
      unit: 'slots',
      target: String(count),
      ok: lateness.length === count,
    },
    row('first sample, p95', quantile(lateness, 0.95), quantile(cron, 0.95), 50),
    row('first sample, latest', Math.max(...lateness), Math.max(...cron), 250),
    {
      name: `${load}: first sample, earliest`,
      ours: round(Math.min(...lateness)),
      baseline: round(Math.min(...cron)),
      unit: 'ms',
      target: '≥ 0',
      ok: Math.min(...lateness) >= 0,
    },
  ];
}

/** Memory and processor of the daemon with nothing to do; node-cron alone as the baseline for memory. */
async function measureRest(place: Place): Promise<BenchRow[]> {
  const daemon = startDaemon(place, Date.now(), 1);
  daemon.stdout?.resume();
  const bare = spawn(process.execPath, ['--input-type=module', '-e', bareCron(1000)], {
    stdio: 'ignore',
  });
  await sleep(15_000);
  const before = cpuSeconds(daemon);
  await sleep(20_000);
  const cpuPercent = ((cpuSeconds(daemon) - before) / 20) * 100;
  const [ours, baseline] = [residentMib(daemon), residentMib(bare)];
  bare.kill('SIGKILL');
  await stop(daemon);
  return [
    {
      name: 'daemon at rest, resident',
      ours: round(ours),
      baseline: round(baseline),
      unit: 'MiB',
      target: '≤ 110',
      ok: ours <= 110,
    },
    {
      name: 'daemon at rest, processor',
      ours: round(cpuPercent),
      unit: '%',
      target: '< 0.5',
      ok: cpuPercent < 0.5,
    },
  ];
}

/** Where its page is, once it says so. */
function portOf({ stdout }: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    let said = '';
    stdout?.on('data', (text: Buffer) => {
      said += String(text);
      const port = /Trang: http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

/** Builds the site until it is told to stop. */
async function buildOn({ contentDir, dataDir }: Place, signal: AbortSignal): Promise<void> {
  const env = { ...process.env, LOA_CONTENT: contentDir };
  for (let day = 1; !signal.aborted; day++) {
    const config = readConfig({ LOA_DATA: `${dataDir}-site`, LOA_CONTENT: contentDir });
    // Another day is another site.
    await buildSite(config, `2027-03-${String(day).padStart(2, '0')}`, env).catch(() => undefined);
  }
}

function startDaemon(
  { contentDir, dataDir }: Place,
  virtualAt: number,
  at = speed,
  files?: number,
): ChildProcess {
  const clock = `${new Date(virtualAt).toISOString()}|${new Date().toISOString()}|${at}`;
  const limit = files === undefined ? '' : `ulimit -n ${files}; `;
  return spawn(
    'sh',
    ['-c', `${limit}exec "$0" scheduler/cli.ts run --output capture --port 0`, process.execPath],
    {
      env: { ...process.env, LOA_DATA: dataDir, LOA_CONTENT: contentDir, LOA_CLOCK: clock },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

/** A program that does what node-cron alone can: it prints how late each second's call came, in ms. */
function bareCron(count: number): string {
  return `import cron from 'node-cron';
let left = ${count};
const task = cron.schedule('* * * * * *', () => {
  console.log(Date.now() % 1000);
  if (--left === 0) void task.destroy();
}, { suppressMissedWarning: true });`;
}

async function collect(child: ChildProcess): Promise<number[]> {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await new Promise((resolve) => child.once('exit', resolve));
  return text.trim().split('\n').map(Number);
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function residentMib({ pid }: ChildProcess): number {
  const [, kib = 'NaN'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** User and system time; the kernel counts in hundredths of a second (proc(5), fields 14 and 15). */
function cpuSeconds({ pid }: ChildProcess): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
