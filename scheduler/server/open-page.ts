// The daemon's side of the page: its process is started, told the news, ended when it hangs, and started again.
import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import type { Config } from '../config.ts';
import { watchStill, type StillWatch } from '../still-watch.ts';
import type { PageNews, PageReport } from './page-messages.ts';

export interface PageParts {
  readonly config: Config;
  readonly news: () => PageNews;
  readonly tell: (line: string) => void;
  /** Whether a port that is taken is an error. A station on duty airs without its page, and tries again. */
  readonly mustOpen: boolean;
}

export interface Page {
  /**
   * The page's address; undefined where the port is another program's and the station airs without a page for now.
   * Rejects with Failure where it must open and cannot.
   */
  readonly opened: Promise<string | undefined>;
  /** The page's process now; for tests and figures. */
  pid(): number | undefined;
  close(): Promise<void>;
}

/** Real ms until a port that was taken is tried again. */
const retryMs = 60_000;
/** A process that died is started again after the first of these; one that dies at once after the next, and so on. */
const backOffMs = [200, 1000, 5000, 30_000, 60_000] as const;
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

/** Opens the page in a process of its own, and keeps it open until `close`. */
export function openPage(parts: PageParts, { looksEveryMs = lookMs } = {}): Page {
  const first = Promise.withResolvers<string | undefined>();
  // Whoever does not ask is not struck by it.
  first.promise.catch(() => undefined);
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let closing = false;
  const backOff = createBackOff();
  let url: string | undefined;

  const start = (): void => {
    const startedAt = performance.now();
    // The same port again, also where the system has picked it.
    const started = startProcess(parts, url, looksEveryMs, (report) => {
      if (report.is === 'open') opened(report.url);
      if (report.is === 'refused') refused(report);
      if (report.is === 'broken') parts.tell(`Trang gặp lỗi: ${report.why}.`);
    });
    child = started;
    started.once('exit', (code, signal) => {
      child = undefined;
      if (closing || again) return;
      const waitMs = backOff.next(performance.now() - startedAt);
      parts.tell(sayDeath(signal ?? code ?? 'không mở được tiến trình', waitMs));
      startLater(waitMs);
    });
  };
  const startLater = (ms: number): void => {
    again = setTimeout(() => {
      again = undefined;
      start();
    }, ms).unref();
  };
  let said: 'open' | 'refused' | undefined;
  const opened = (at: string): void => {
    if (said === 'refused' || (url !== undefined && backOff.hasDied()))
      parts.tell(`Trang đã mở được: ${at}/`);
    said = 'open';
    url = at;
    first.resolve(at);
  };
  const refused = ({ message, hint }: { message: string; hint: string }): void => {
    if (said === undefined && parts.mustOpen) {
      first.reject(new Failure(message, hint));
      return;
    }
    if (said !== 'refused')
      parts.tell(`${message} ${hint} Vẫn trực phát thanh, mỗi phút thử mở lại trang một lần.`);
    said = 'refused';
    first.resolve(undefined);
    startLater(retryMs);
  };
  start();
  return {
    opened: first.promise,
    pid: () => child?.pid,
    async close() {
      closing = true;
      clearTimeout(again);
      if (child) await endProcess(child);
    },
  };
}

/** A process that has the page and is told the news until it ends. One that hangs is ended. */
function startProcess(
  { config, news }: PageParts,
  knownUrl: string | undefined,
  looksEveryMs: number,
  hear: (report: PageReport) => void,
): ChildProcess {
  const port = knownUrl === undefined ? config.port : Number(new URL(knownUrl).port) || config.port;
  const child = fork(
    join(import.meta.dirname, 'page-process.ts'),
    [JSON.stringify({ ...config, port })],
    {
      // Many short-lived objects; and a flood of visitors must not take the machine's memory.
      execArgv: ['--max-semi-space-size=4', '--max-old-space-size=192'],
      stdio: ['ignore', 'ignore', process.env['LOA_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
    },
  );
  try {
    if (child.pid !== undefined) setPriority(child.pid, niceness);
  } catch {
    // Some systems do not let a process yield; it works all the same.
  }
  // From its first word on: how long a start takes, on a machine that has much to do, nobody knows.
  let alive: StillWatch | undefined;
  const stopTelling = tellNews(child, news, looksEveryMs);
  child.on('message', (report: PageReport) => {
    alive ??= watchStill(looksEveryMs, hungAfterLooks, () => child.kill('SIGKILL'));
    alive.moved();
    hear(report);
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

function sayDeath(why: string | number, waitMs: number): string {
  const soon = waitMs < 1000 ? 'mở lại ngay' : `${waitMs / 1000} giây nữa mở lại`;
  return `Trang dừng đột ngột (${why}); ${soon}. Phát thanh vẫn chạy.`;
}

/** How long to wait after each death. */
function createBackOff() {
  let deaths = 0;
  return {
    hasDied: () => deaths > 0,
    next(aliveMs: number): number {
      if (aliveMs > livedMs) deaths = 0;
      return backOffMs[Math.min(deaths++, backOffMs.length - 1)] ?? retryMs;
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
function tellNews(child: ChildProcess, news: () => PageNews, everyMs: number): () => void {
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
