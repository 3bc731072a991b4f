// A process beside the daemon: started, told the news, ended when it hangs, and started again. Nothing waits for it.
import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { watchStill, type StillWatch } from '../still-watch.ts';

/** How it is kept, for tests that have no minute. */
export interface KeptTimes {
  /** Real ms between looks at the news. */
  readonly looksEveryMs?: number;
  /** A process that died is started again after the first of these, real ms; one that dies at once after the next, and so on. */
  readonly backOffMs?: readonly number[];
}

export interface KeptParts<News, Report> extends KeptTimes {
  /** Path of its file. */
  readonly script: string;
  /** Made anew for each start; it finds it as JSON in its first argument. */
  readonly argument: () => unknown;
  /** Node's own flags for it, beside ours. */
  readonly flags?: readonly string[];
  /** MB of its heap: whatever comes in from a network must not take the machine's memory. */
  readonly heapMb: number;
  readonly news: () => News;
  /** Every report is a sign of life. */
  readonly hear: (report: Report) => void;
  /** It ended unasked; it is started again after so many real ms. */
  readonly died: (why: string | number, waitMs: number) => void;
}

export interface KeptProcess {
  /** The process now; for tests and figures. */
  pid(): number | undefined;
  hasDied(): boolean;
  /** It ends by itself, and is started again then; real ms. */
  startLater(ms: number): void;
  close(): Promise<void>;
}

const usualBackOffMs = [200, 1000, 5000, 30_000, 60_000] as const;
/** One that lived this long was well. */
const livedMs = 60_000;
/** How often the news are looked at, and told even where there is nothing new. */
const lookMs = 1000;
const quietLooks = 5;
/** Looks without an answer after which the process hangs. */
const hungAfterLooks = 30;
/** Asked to end it has ended within this time, real ms. */
const endsWithinMs = 2000;
/** A page may wait; what is to sound may not. */
const niceness = 5;

/** Starts the process, and keeps it until `close`. */
export function keepProcess<News extends object, Report>(
  parts: KeptParts<News, Report>,
): KeptProcess {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let closing = false;
  const backOff = createBackOff(parts.backOffMs ?? usualBackOffMs);

  const start = (): void => {
    const startedAt = performance.now();
    const started = startProcess(parts);
    child = started;
    started.once('exit', (code, signal) => {
      child = undefined;
      if (closing || again) return;
      const waitMs = backOff.next(performance.now() - startedAt);
      parts.died(signal ?? code ?? 'không mở được tiến trình', waitMs);
      startLater(waitMs);
    });
  };
  const startLater = (ms: number): void => {
    again = setTimeout(() => {
      again = undefined;
      start();
    }, ms).unref();
  };
  start();
  return {
    pid: () => child?.pid,
    hasDied: backOff.hasDied,
    startLater,
    async close() {
      closing = true;
      clearTimeout(again);
      if (child) await endProcess(child);
    },
  };
}

/** "200 ms" as a person reads it: what is told of a process that died. */
export function saySoon(waitMs: number): string {
  return waitMs < 1000 ? 'mở lại ngay' : `${waitMs / 1000} giây nữa mở lại`;
}

/** A process that is told the news until it ends. One that hangs is ended. */
function startProcess<News extends object, Report>({
  script,
  argument,
  heapMb,
  news,
  hear,
  flags = [],
  looksEveryMs = lookMs,
}: KeptParts<News, Report>): ChildProcess {
  const child = fork(script, [JSON.stringify(argument())], {
    // Many short-lived objects.
    execArgv: ['--max-semi-space-size=4', `--max-old-space-size=${heapMb}`, ...flags],
    stdio: ['ignore', 'ignore', process.env['LOA_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, niceness);
  } catch {
    // Some systems do not let a process yield; it works all the same.
  }
  // From its first word on: how long a start takes, on a machine that has much to do, nobody knows.
  let alive: StillWatch | undefined;
  const stopTelling = tellNews(child, news, looksEveryMs);
  child.on('message', (report) => {
    alive ??= watchStill(looksEveryMs, hungAfterLooks, () => child.kill('SIGKILL'));
    alive.moved();
    // Written by the script, which says nothing else.
    hear(report as Report);
  });
  const end = (): void => {
    alive?.stop();
    stopTelling();
  };
  child.once('exit', end).once('error', () => {
    // No process at all (no memory, no descriptors): that never ends by itself.
    if (child.pid === undefined) child.emit('exit', null, null);
  });
  return child;
}

/** How long to wait after each death. */
function createBackOff(waitsMs: readonly number[]) {
  let deaths = 0;
  return {
    hasDied: () => deaths > 0,
    next(aliveMs: number): number {
      if (aliveMs > livedMs) deaths = 0;
      return waitsMs[Math.min(deaths++, waitsMs.length - 1)] ?? livedMs;
    },
  };
}

/** Asks it to end, and ends it where it does not. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
  if (child.connected) child.disconnect();
  await ended;
  clearTimeout(kill);
}

/** Tells what is new each second, and something every few; nothing waits for it, and nothing is told twice at once. */
function tellNews(child: ChildProcess, news: () => object, everyMs: number): () => void {
  let told = '';
  let toldAt = -Infinity;
  let onItsWay = false;
  const look = (): void => {
    const now = news();
    const text = JSON.stringify(now);
    if (onItsWay || !child.connected) return;
    if (text === told && performance.now() - toldAt < everyMs * quietLooks) return;
    told = text;
    toldAt = performance.now();
    onItsWay = true;
    child.send(now, undefined, {}, () => {
      onItsWay = false;
    });
  };
  const looking = setInterval(look, everyMs).unref();
  look();
  return () => {
    clearInterval(looking);
  };
}
