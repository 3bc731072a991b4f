// A station of its own for one fault: the real daemon, real SQLite, real bulletins, a virtual clock that survives restarts.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sayEvent } from '../../../scheduler/core/say-event.ts';
import { isFinal, type Slot } from '../../../scheduler/core/slot.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { writeCrashContent } from '../crash-content.ts';
import { judge, type CrashVerdict } from '../crash-verdict.ts';
import { clockThatIsSet } from './stand-ins.ts';

/** A real second is a minute. */
const usualSpeed = 60;
const day = '2027-03-02';
/** Two campaigns, five minutes apart, of one bulletin of about two minutes: two real seconds of sound. */
export const slotIds = [`c00@${day}T08:00`, `c01@${day}T08:05`] as const;

export interface StartOptions {
  /** Wall time of the day, `HH:MM:SS`; absent: the clock goes on where it is. */
  readonly at?: string;
  /** `ward`: what ward.yaml says. */
  readonly output?: 'capture' | 'ward';
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** The machine's clock can be set (`stepClock`), and is off by so many hours from the beginning. */
  readonly clock?: number;
}

export interface Verdict extends CrashVerdict {
  readonly byId: ReadonlyMap<string, Slot>;
  /** Every message of the as-run log, and every line of the machine's log. */
  readonly said: readonly string[];
}

export class FaultStation {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly home: string;
  readonly #speed: number;
  #daemon: ChildProcess | undefined;
  #virtualAt = 0;
  #realAt = 0;
  #stepHours = 0;

  constructor(template: string, speed = usualSpeed) {
    this.#speed = speed;
    this.home = mkdtempSync(join(tmpdir(), 'loa-fault-'));
    cpSync(template, this.home, { recursive: true });
    this.contentDir = join(this.home, 'content');
    this.dataDir = join(this.home, 'data');
  }

  get database(): string {
    return join(this.dataDir, 'loa.db');
  }

  get pid(): number {
    return this.#daemon?.pid ?? 0;
  }

  get #clockFile(): string {
    return join(this.home, 'clock');
  }

  /** What the station takes for the time, epoch ms. */
  now(): number {
    return (
      this.#virtualAt + (Date.now() - this.#realAt) * this.#speed + this.#stepHours * 3_600_000
    );
  }

  /** Sets the clock and starts the daemon; resolves at its first line. */
  async start({
    at,
    output = 'capture',
    env,
    port = 0,
    clock: offHours,
  }: StartOptions = {}): Promise<void> {
    if (at !== undefined) this.setClock(at);
    if (offHours !== undefined) this.#writeStep(offHours);
    const clock = `${new Date(this.#virtualAt).toISOString()}|${new Date(this.#realAt).toISOString()}|${this.#speed}`;
    const args = ['scheduler/cli.ts', 'run', '--port', String(port)];
    if (output !== 'ward') args.push('--output', output);
    this.#daemon = spawn(process.execPath, args, {
      env: {
        ...process.env,
        ...env,
        ...(offHours !== undefined && clockThatIsSet(this.#clockFile)),
        LOA_DATA: this.dataDir,
        LOA_CONTENT: this.contentDir,
        LOA_CLOCK: clock,
      },
      stdio: ['ignore', 'pipe', process.env['LOA_FAULT_TALK'] ? 'inherit' : 'ignore'],
    });
    const { stdout } = this.#daemon;
    await new Promise((resolve) => {
      stdout?.once('data', resolve);
      this.#daemon?.once('exit', resolve);
    });
    stdout?.resume();
  }

  /** Runs a command that only looks, as an operator would. */
  look(command: 'queue' | 'log'): void {
    spawnSync(process.execPath, ['scheduler/cli.ts', command], {
      env: { ...process.env, LOA_DATA: this.dataDir, LOA_CONTENT: this.contentDir },
    });
  }

  setClock(at: string): void {
    this.#virtualAt = Date.parse(`${day}T${at}+07:00`);
    this.#realAt = Date.now();
  }

  /** Sets the machine's clock ahead by so many hours of the station's, or back. */
  stepClock(hours: number): void {
    this.#writeStep(this.#stepHours + hours);
  }

  #writeStep(hours: number): void {
    this.#stepHours = hours;
    // In one piece, or a process would read half of it.
    writeFileSync(`${this.#clockFile}.part`, String((hours * 3_600_000) / this.#speed));
    renameSync(`${this.#clockFile}.part`, this.#clockFile);
  }

  /** Waits for a wall time of the day on the station's clock, as it is set now. */
  async until(at: string): Promise<void> {
    const leftMs = (Date.parse(`${day}T${at}+07:00`) - this.now()) / this.#speed;
    if (leftMs > 0) await sleep(leftMs);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#daemon;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  isRunning(): boolean {
    return this.#daemon?.exitCode === null && this.#daemon.signalCode === null;
  }

  /** The processes in which the daemon has bulletins made. */
  workshops(): readonly number[] {
    return this.processes('workshop-process');
  }

  /** The processes that the daemon has beside it, by the name of their file. */
  processes(name: string): readonly number[] {
    const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(this.pid)], {
      encoding: 'utf8',
    });
    return stdout
      .split('\n')
      .filter((line) => line.includes(name))
      .map((line) => parseInt(line, 10));
  }

  isReady(id: string): boolean {
    return this.#read((store) => store.slot(id)?.state === 'ready');
  }

  /** Waits until both slots have ended, ends the daemon, and looks at what it left. */
  async conclude(realMs = (60_000 * usualSpeed) / this.#speed): Promise<Verdict> {
    const end = performance.now() + realMs;
    const isOver = (): boolean => {
      const slots = new Map(this.#read((store) => store.slots()).map((slot) => [slot.id, slot]));
      return slotIds.every((id) => isFinal(slots.get(id)?.state ?? 'planned'));
    };
    while (!isOver() && performance.now() < end) await sleep(100);
    await this.kill('SIGTERM');
    const store = openSqliteStore(this.database);
    try {
      const log = machineLog(this);
      const machine = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
      return {
        ...judge(store, join(this.dataDir, 'capture', 'airings.jsonl')),
        byId: new Map(store.slots().map((slot) => [slot.id, slot])),
        said: [
          ...store
            .events()
            .map(
              ({ event, detail }) =>
                `${event} ${sayEvent(event, detail, 'Asia/Ho_Chi_Minh')} ${JSON.stringify(detail)}`,
            ),
          ...machine,
        ],
      };
    } finally {
      store.close();
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    if (process.env['LOA_FAULT_KEEP']) return;
    spawnSync('umount', [this.dataDir], { stdio: 'ignore' });
    rmSync(this.home, { recursive: true, force: true });
  }

  #read<T>(look: (store: ReturnType<typeof openSqliteStore>) => T): T {
    const store = openSqliteStore(this.database);
    try {
      return look(store);
    } finally {
      store.close();
    }
  }
}

function machineLog({ dataDir }: Pick<FaultStation, 'dataDir'>): string {
  return join(dataDir, 'logs', 'loa.jsonl');
}

/** A folder with content and data in which both bulletins are made: every station is a copy of it. */
export async function makeTemplate(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'loa-fault-template-'));
  mkdirSync(join(home, 'content'));
  writeCrashContent(join(home, 'content'), day, 2, 5);
  appendFileSync(
    join(home, 'content', 'announcements', 'thu.mdx'),
    `\n${'Xin mời bà con đến dự đông đủ và đúng giờ. '.repeat(25)}\n`,
  );
  mkdirSync(join(home, 'data'));
  const station = new FaultStation(home);
  await station.start({ at: '07:00:00' });
  while (!slotIds.every((id) => station.isReady(id))) {
    // Past the airings nothing becomes ready any more, however long one waits.
    if (station.now() > Date.parse(`${day}T08:00:00+07:00`))
      throw new Error(`no bulletins: ${readFileSync(machineLog(station), 'utf8')}`);
    await sleep(100);
  }
  await station.kill('SIGTERM');
  rmSync(home, { recursive: true });
  cpSync(station.home, home, { recursive: true });
  await station.remove();
  return home;
}
