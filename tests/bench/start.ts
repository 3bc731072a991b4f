// How late the first sample of a slot leaves, beside two busy loops and a bare node-cron in the same minutes; what the
// daemon takes at rest; how long a plan of the whole country takes.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { planCampaigns } from '../../scheduler/core/plan.ts';
import { addSlot } from '../../scheduler/core/sync.ts';
import { createWorkshop } from '../../scheduler/daemon/workshop.ts';
import { openSqliteStore } from '../../scheduler/store/sqlite.ts';
import type { Slot, SlotBulletin } from '../../scheduler/store/store.ts';
import { writeCrashContent } from '../proof/crash-content.ts';
import { campaignWith, wardWith } from '../setup/schedule.ts';
import type { BenchRow } from './row.ts';

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
    return [planCountry(), ...rest, ...(await measureStarts(place, bulletin, 200))];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Place {
  readonly contentDir: string;
  readonly dataDir: string;
}

/** One slot a virtual minute, a real second; each of them ready. */
async function measureStarts(
  place: Place,
  bulletin: SlotBulletin,
  count: number,
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

  const daemon = startDaemon(place, first - 60_000 * speed);
  await new Promise((resolve) => daemon.stdout?.once('data', resolve));
  daemon.stdout?.resume();
  const busy = [0, 1].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  const bare = spawn(process.execPath, ['--input-type=module', '-e', bareCron(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const bareLateness = collect(bare);
  await sleep((count + 63) * 1000);
  await stop(daemon);
  for (const child of busy) child.kill('SIGKILL');

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
    name,
    ours: round(ours),
    baseline: round(baseline),
    unit: 'ms',
    target: `≤ ${limit}`,
    ok: ours <= limit,
  });
  return [
    {
      name: 'slots that started',
      ours: lateness.length,
      unit: 'slots',
      target: String(count),
      ok: lateness.length === count,
    },
    row('first sample, p95', quantile(lateness, 0.95), quantile(cron, 0.95), 50),
    row('first sample, latest', Math.max(...lateness), Math.max(...cron), 250),
    {
      name: 'first sample, earliest',
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

/** 3,300 wards, each with its own campaign of ten slots. */
function planCountry(): BenchRow {
  const ward = wardWith({ blackouts: [{ reason: 'Tết', lunar: '01-01', days: 5 }] });
  const begin = performance.now();
  let slots = 0;
  for (let index = 0; index < 3300; index++) {
    const time = `17:${String(index % 60).padStart(2, '0')}`;
    const campaign = campaignWith({ id: `phuong-${index}`, time });
    slots += planCampaigns({
      ward,
      campaigns: [campaign],
      now: first + index * 60_000,
      fixedStart: () => undefined,
    }).slots.length;
  }
  const seconds = (performance.now() - begin) / 1000;
  return {
    name: `plan of 3,300 wards (${slots} slots)`,
    ours: round(seconds),
    unit: 's',
    target: '≤ 1',
    ok: seconds <= 1 && slots === 33_000,
  };
}

function startDaemon({ contentDir, dataDir }: Place, virtualAt: number, at = speed): ChildProcess {
  const clock = `${new Date(virtualAt).toISOString()}|${new Date().toISOString()}|${at}`;
  return spawn(
    process.execPath,
    ['scheduler/cli.ts', 'run', '--output', 'capture', '--port', '0'],
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

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
