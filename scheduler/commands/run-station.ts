import { loaCommand } from '../../content/schema/loa-command.ts';
import { dayMs } from '../core/day.ts';
import type { Loaded } from '../core/rules.ts';
import type { TroubleKind } from '../core/trouble.ts';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { spawn } from 'node:child_process';
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { sayError } from '../../content/schema/say-error.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { beUrgent } from '../small-process.ts';
import { createClock, type Clock } from '../clock.ts';
import { machineLogOf, type Config } from '../config.ts';
import { sayInstant } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { requireOpenFiles } from '../open-files.ts';
import { runDaemon } from '../daemon.ts';
import type { DaemonHandle, Outputs } from '../daemon/parts.ts';
import { watchContent } from '../daemon/watch-content.ts';
import { createWorkshop } from '../daemon/workshop.ts';
import { publishFeeds } from '../feeds/publish-feeds.ts';
import { createLogFile } from '../housekeeping/log-file.ts';
import { tidy } from '../housekeeping/tidy.ts';
import { openOutputs } from '../playout/open-outputs.ts';
import { openPage, type Page } from '../server/open-page.ts';
import type { PageNews } from '../server/page-messages.ts';
import { buildApart } from '../site-build/build-apart.ts';
import { currentSite } from '../site-build/site-places.ts';
import { readLeap } from '../store/leap-note.ts';
import { isDiskFull } from '../store/explain-error.ts';
import { damagedAt } from '../store/open.ts';
import { openData } from '../store/open-data.ts';
import { recoverStarts } from '../store/recover-starts.ts';
import { Failure } from '../failure.ts';
import type { Terminal } from './command.ts';
import { watchOutputs } from './watch-outputs.ts';

export interface StationSettings {
  readonly config: Config;
  readonly terminal: Terminal;
  /** `npm start`: a page that cannot be opened is an error, and the site follows content/. */
  readonly isMainJob: boolean;
}

/** Serves and runs the schedule until the process is asked to end. Returns the exit code. */
export async function runStation({
  config,
  terminal,
  isMainJob,
}: StationSettings): Promise<number> {
  requireOpenFiles();
  beUrgent();
  const clock = createClock(config.clock);
  const robbed = Promise.withResolvers<never>();
  robbed.promise.catch(() => undefined);
  const { store, damaged, release } = await openPatiently(config, clock, terminal, () => {
    robbed.reject(anotherRuns(config));
  });
  if (damagedAt(store) !== undefined) recoverStarts(store, config.publicDir, clock.now());
  // Troubles are told by the daemon, once it is there.
  const begun = Promise.withResolvers<DaemonHandle>();
  const lasts = (id: string, kind: TroubleKind, what: string | undefined): void => {
    void begun.promise.then(({ troubles }) => {
      if (what === undefined) troubles.over(id);
      else troubles.raise({ id, kind, what });
    });
  };
  const logFile = machineLogOf(config);
  const writeLog = createLogFile(logFile, (why) => {
    lasts('machine-log', 'disk', why && `Không ghi được nhật ký máy ${logFile}: ${why}.`);
  });
  const tell = (line: string): void => {
    const { day, time } = readWall(loaded?.ward.timeZone ?? fallbackTimeZone, clock.now());
    terminal.out(`${day.slice(8)}/${day.slice(5, 7)} ${time}  ${line}\n`);
    writeLog({ at: new Date(clock.now()).toISOString(), message: line });
  };
  const stopSurviving = survive((error) => {
    tell(`Lỗi không lường trước, chương trình vẫn trực: ${sayError(error)}`);
  });
  const alarmed = (message: string, slot = ''): void => {
    writeLog({ at: new Date(clock.now()).toISOString(), alarm: message, slot });
    callHook(terminal.env['LOA_HOOK'], message);
  };
  let loaded: Loaded | undefined;
  let opened: Outputs | undefined;
  let daemon: DaemonHandle | undefined;
  let page: Page | undefined;
  const clean = (): void => {
    // It removes by age, which a clock that nothing proves makes anything have.
    if (daemon?.status().troubles.some(({ kind }) => kind === 'clock') || readLeap(store)) return;
    tidy(config, store.slots(), clock.realNow()).catch((error: unknown) => {
      tell(`Chưa dọn được tệp cũ: ${sayError(error)}`);
    });
  };
  const housekeeping = setInterval(clean, dayMs).unref();
  try {
    page = openPage({
      ...{ config, tell, mustOpen: isMainJob },
      news: () => ({ daemon: daemon?.status(), ward: loaded && wardOnPages(loaded) }),
    });
    daemon = await runDaemon({
      ...{ config, clock, store, tell },
      damaged: damaged?.message,
      damagedAt: damagedAt(store),
      workshop: createWorkshop(config),
      watchContent: (events) => watchContent(config.contentDir, events),
      openOutputs: (ward) => {
        loaded ??= { ward, campaigns: [], recordings: [] };
        const outputs = openOutputs(config, clock, ward);
        // Beside the schedule: a device that hangs, or a server that is not up yet, must not keep it from running.
        opened = outputs;
        void watchOutputs(
          outputs,
          () => opened === outputs,
          tell,
          (message) => {
            lasts('output', 'output', message);
          },
        );
        return Promise.resolve(outputs);
      },
      publish: async (schedule, now) => {
        loaded = now;
        await publishFeeds(config.publicDir, now.ward, schedule);
      },
      siteOutdated: async () => {
        if (isMainJob || currentSite(config)) await rebuild(config, clock, loaded, terminal, tell);
      },
      raise: ({ message, slot }) => {
        alarmed(message, slot);
      },
    });
    begun.resolve(daemon);
    const shown = page.opened.then((url) => {
      if (url !== undefined) tell(`Trang: ${url}/  Bàn trực: ${url}/dai/`);
    });
    tell(sayNext(store.slots(), clock, loaded, daemon.status().problems));
    clean();
    // Written at the end otherwise, which a power cut never reaches.
    flushCompileCache();
    // A page that must open and cannot ends all; one that is late keeps nothing waiting.
    await Promise.race([
      untilAsked(daemon),
      robbed.promise,
      shown.then(() => new Promise(() => undefined)),
    ]);
    return 0;
  } finally {
    opened = undefined;
    clearInterval(housekeeping);
    await daemon?.stop();
    await page?.close();
    release();
    stopSurviving();
  }
}

/** Two stations on one plan would air all twice: the one that was there first, and let go, ends. */
function anotherRuns({ dataDir }: Config): Failure {
  return new Failure(
    `Khóa của chương trình (${dataDir}/daemon.lock) đã bị xóa, và một chương trình loa khác đã chạy trên cùng dữ liệu: chương trình này dừng.`,
    'Chỉ để một chương trình chạy trên một LOA_DATA, và đừng xóa tệp ấy khi nó đang chạy.',
  );
}

/** What the page's process is told of ward.yaml. */
function wardOnPages({ ward: { station, timeZone, approval } }: Loaded): PageNews['ward'] {
  return { station, timeZone, approvalRequired: approval.required };
}

/** The store; while the disk is full it is tried again and again, because a station that ended would stay silent. */
async function openPatiently(
  config: Config,
  clock: Clock,
  terminal: Terminal,
  lost: () => void,
): ReturnType<typeof openData> {
  for (let told = false; ; told = true) {
    try {
      return await openData(config, clock.now(), lost);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      if (!told) terminal.err(`Lỗi: ${sayError(error)}. Xóa bớt tệp; cứ 5 giây thử lại một lần.\n`);
      await sleep(5000);
    }
  }
}

async function rebuild(
  config: Config,
  clock: Clock,
  loaded: Loaded | undefined,
  terminal: Terminal,
  tell: (line: string) => void,
): Promise<void> {
  const { day } = readWall(loaded?.ward.timeZone ?? fallbackTimeZone, clock.now());
  const outcome = await buildApart({ config, day }, terminal.env);
  if (outcome.how === 'built') tell('Đã dựng lại trang theo nội dung mới.');
  if (outcome.how === 'failed') tell(`Chưa dựng lại được trang, giữ bản cũ: ${outcome.message}`);
}

function sayNext(
  slots: readonly { readonly id: string; readonly startsAt: number; readonly state: string }[],
  clock: Clock,
  loaded: Loaded | undefined,
  problems: readonly Problem[],
): string {
  const next = slots.find(
    ({ state, startsAt }) => (state === 'planned' || state === 'ready') && startsAt > clock.now(),
  );
  if (next && loaded) return `Buổi tới: ${sayInstant(loaded.ward.timeZone, next.startsAt)}.`;
  const wrong = problems.filter(({ severity }) => severity === 'error').length;
  return wrong > 0
    ? `Chưa có buổi nào chờ phát: nội dung có ${wrong} chỗ sai, xem ${loaCommand} doctor.`
    : 'Không còn buổi nào chờ phát.';
}

/** The ward's own command for alarms, e.g. one that sends a text message; it gets the message as its one argument. */
function callHook(command: string | undefined, message: string): void {
  if (command === undefined || command === '') return;
  try {
    spawn(command, [message], { stdio: 'ignore', detached: true, windowsHide: true })
      .on('error', () => undefined)
      .unref();
  } catch {
    // Windows refuses a .cmd at once; an alarm that cannot be sent is still in the log.
  }
}

/** A mistake of ours in one corner must not silence the station: it is told, and the rest goes on. Returns what ends this. */
function survive(told: (error: unknown) => void): () => void {
  process.on('uncaughtException', told).on('unhandledRejection', told);
  return () => {
    process.off('uncaughtException', told).off('unhandledRejection', told);
  };
}

/** Resolves at Ctrl-C or when the system ends us; rejects when the daemon cannot go on. */
async function untilAsked(daemon: DaemonHandle): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let finish: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    finish = resolve;
    for (const signal of signals) process.once(signal, finish);
  });
  try {
    await Promise.race([asked, daemon.done]);
  } finally {
    for (const signal of signals) process.removeListener(signal, finish);
  }
}
