// The daemon with everything around it: its store, its page, its log, the outputs it is given.
import { flushCompileCache } from 'node:module';
import { dayMs } from '../../content/schema/durations.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayError } from '../../content/schema/say-error.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { createClock, type Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Loaded } from '../core/rules.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import { sayInstant } from '../core/words.ts';
import type { DaemonHandle, DaemonParts } from '../daemon/parts.ts';
import { watchContent, type WatchEvents } from '../daemon/watch-content.ts';
import { watchTakes } from '../daemon/watch-takes.ts';
import { createWorkshop } from '../daemon/workshop.ts';
import { publishFeeds } from '../feeds/publish-feeds.ts';
import { tidy } from '../housekeeping/tidy.ts';
import { requireOpenFiles } from '../open-files.ts';
import { openConsole } from '../console/open-console.ts';
import { openLink } from '../link/open-link.ts';
import { siteTrouble } from '../server/site-trouble.ts';
import { openPage, type PageParts } from '../server/open-page.ts';
import { beUrgent } from '../small-process.ts';
import { readLeap } from '../store/leap-note.ts';
import { damagedAt } from '../store/open.ts';
import { keepOpenedOutputs } from '../store/outputs-note.ts';
import { readRetentionDays } from '../store/retention-note.ts';
import { recoverStarts } from '../store/recover-starts.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './command.ts';
import { createLastContent, type LastContent } from './last-content.ts';
import { createLateTroubles } from './late-troubles.ts';
import { openPatiently } from './open-patiently.ts';
import { createStationLog } from './station-log.ts';
import type { StationSettings } from './station-settings.ts';
import { survive, untilAsked } from './station-signals.ts';
import { openStationSite, type StationSite } from './station-site.ts';
import type { createWatchedOutputs } from './watch-outputs.ts';

/** What staff write, and what people read aloud of it. */
function watchAll({ contentDir, dataDir }: Config, events: WatchEvents): () => void {
  const stops = [watchContent(contentDir, events), watchTakes(dataDir, events.changed)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Serves and runs the schedule until the process is asked to end. Returns the exit code. */
export async function runStation(settings: StationSettings): Promise<number> {
  const { config, terminal } = settings;
  requireOpenFiles();
  beUrgent();
  const clock = createClock(config.clock);
  const { store, damaged, release, robbed } = await openPatiently(config, clock, terminal);
  if (damagedAt(store) !== undefined) recoverStarts(store, config.publicDir, clock.now());
  keepingOutputs(store, config, terminal);
  const content = createLastContent();
  const { lasts, begin } = createLateTroubles();
  const { timeZone } = content;
  const { tell, raise } = createStationLog({ config, clock, terminal, timeZone, lasts });
  const stopSurviving = survive((error) => {
    tell(`Lỗi không lường trước, chương trình vẫn trực: ${sayError(error)}`);
  });
  const site = openStationSite(settings, clock, timeZone, tell);
  let outputs: ReturnType<typeof createWatchedOutputs> | undefined;
  let daemon: DaemonHandle | undefined;
  let doors: ReturnType<typeof openDoors> | undefined;
  const housekeeping = startHousekeeping(config, clock, store, tell);
  try {
    const news = () => ({ daemon: daemon?.status(), ward: content.onPages() });
    doors = openDoors(settings, news, tell, () => daemon?.poke(), site.first);
    // After a power cut the page's process starts beside these, which take the longest to read.
    const [{ runDaemon }, watching] = await Promise.all([
      import('../daemon.ts'),
      import('./watch-outputs.ts'),
    ]);
    const watched = watching.createWatchedOutputs(config, clock, tell, lasts);
    outputs = watched;
    daemon = await runDaemon({
      ...{ config, clock, store, tell, raise },
      damaged: damaged?.message,
      damagedAt: damagedAt(store),
      workshop: createWorkshop(config),
      watchContent: (events) => watchAll(config, events),
      openOutputs(ward) {
        content.meet(ward);
        return Promise.resolve(watched.open(ward));
      },
      tryRelay: async (url) => (await import('../../audio/play.ts')).tryLive(url),
      keepSpeech: async (...spoken) =>
        (await import('../playout/speech/record-speech.ts')).recordSpeech(...spoken),
      ...publishing(settings, content, site),
    });
    begin(daemon);
    tell(sayNext(store.slots(), clock, content.last(), daemon.status().problems));
    housekeeping.begin(daemon);
    // Written at the end otherwise, which a power cut never reaches.
    flushCompileCache();
    // A page that must open and cannot ends all; one that is late keeps nothing waiting.
    const pageFails = doors.shown.then(() => new Promise<never>(() => undefined));
    await Promise.race([untilAsked(daemon), robbed, pageFails]);
    return 0;
  } finally {
    outputs?.forget();
    housekeeping.stop();
    await daemon?.stop();
    await doors?.close();
    release();
    stopSurviving();
  }
}

/** A full disk keeps no station from airing: an emergency of another command is then mastered by ward.yaml. */
function keepingOutputs(store: Store, { outputs }: Config, { err }: Terminal): void {
  try {
    keepOpenedOutputs(store, outputs);
  } catch (error) {
    err(`Chú ý: chưa ghi nhớ được đường ra đang dùng: ${sayError(error)}\n`);
  }
}

/** The page, the console and the talk with a centre, each in a process of its own; `shown` rejects where the page must open and cannot. */
function openDoors(
  { config, isMainJob }: StationSettings,
  news: PageParts['news'],
  tell: (line: string) => void,
  asked: () => void,
  pagesMade: Promise<void>,
) {
  const console = openConsole({ config, tell, news, asked });
  const link = openLink({ config, tell, news });
  const page = openPage({
    ...{ config, tell, news, mustOpen: isMainJob, consoleSocket: console.socket },
  });
  const shown = page.opened.then(async (url) => {
    // Whoever reads the address opens it.
    await pagesMade;
    if (url !== undefined) tell(`Trang: ${url}/  Bàn trực: ${url}/dai/`);
  });
  // It may come before anybody waits for it.
  shown.catch(() => undefined);
  return {
    shown,
    async close() {
      await page.close();
      await console.close();
      await link.close();
    },
  };
}

/** Removes old files when the daemon has begun, and each day. */
function startHousekeeping(
  config: Config,
  clock: Clock,
  store: Store,
  tell: (line: string) => void,
) {
  let daemon: DaemonHandle | undefined;
  const clean = (): void => {
    // It removes by age, which a clock that nothing proves makes anything have.
    if (daemon?.status().troubles.some(({ kind }) => kind === 'clock') || readLeap(store)) return;
    tidy(config, store.slots(), clock.realNow(), readRetentionDays(store)).catch(
      (error: unknown) => {
        tell(`Chưa dọn được tệp cũ: ${sayError(error)}`);
      },
    );
  };
  const daily = setInterval(clean, dayMs).unref();
  return {
    begin(begun: DaemonHandle) {
      daemon = begun;
      clean();
    },
    stop() {
      clearInterval(daily);
    },
  };
}

/** What people see follows what the daemon does: feeds at once, the site where there is one or there must be. */
function publishing(
  { config }: StationSettings,
  content: LastContent,
  site: StationSite,
): Pick<DaemonParts, 'publish' | 'siteOutdated' | 'firstSite' | 'isSiteOwed'> {
  return {
    async publish(schedule, loaded) {
      content.published(loaded);
      await publishFeeds(config.publicDir, loaded.ward, schedule);
    },
    siteOutdated: () => site.outdated(),
    firstSite: site.first,
    isSiteOwed: () => siteTrouble(config) !== undefined,
  };
}

function sayNext(
  slots: readonly Slot[],
  clock: Clock,
  loaded: Loaded | undefined,
  problems: readonly Problem[],
): string {
  const next = slots.find((slot) => isWaiting(slot) && slot.startsAt > clock.now());
  if (next && loaded) return `Buổi tới: ${sayInstant(loaded.ward.timeZone, next.startsAt)}.`;
  const wrong = problems.filter(({ severity }) => severity === 'error').length;
  return wrong > 0
    ? `Chưa có buổi nào chờ phát: nội dung có ${wrong} chỗ sai, xem ${loaCommand} doctor.`
    : 'Không còn buổi nào chờ phát.';
}
