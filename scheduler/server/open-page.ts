import type { StationStatus } from '../core/station-status.ts';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ward } from '../../content/schema/ward.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createApproved } from '../core/approval.ts';
import { formatInstant } from '../core/zone.ts';
import { currentSite } from '../site-build/build-site.ts';
import type { Store } from '../store/store.ts';
import { serve, type Answer, type Serving } from './serve.ts';
import { createDoctorWatch } from './station-page/doctor-watch.ts';
import { nextSlot, troubles } from './station-page/sections.ts';
import { stationPage } from './station-page/station-page.ts';
import type { StationView } from './station-page/station-view.ts';

export interface PageParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly daemon: () => StationStatus | undefined;
  readonly ward: () => Ward | undefined;
  readonly tell: (line: string) => void;
  /** Whether a port that is taken is an error. A station on duty airs without its page, and tries again. */
  readonly mustOpen: boolean;
}

export interface Page {
  /** Undefined while the port is another program's. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

/** Real ms until a port that was taken is tried again. */
const retryMs = 60_000;

/** Serves site, feeds, /healthz and the station's page. Throws Failure where it must open and cannot. */
export async function openPage(parts: PageParts): Promise<Page> {
  const { config, tell } = parts;
  const doctor = createDoctorWatch(config);
  const view = (): StationView => lookAround(parts, doctor.latest());
  const answerStation = stationPage(view);
  const served = {
    siteDir: () =>
      currentSite(config)?.folder ??
      (existsSync(join(config.distDir, 'index.html')) ? config.distDir : undefined),
    publicDir: config.publicDir,
    health: () => health(parts, lookAround(parts, undefined)),
    station: (pathname: string) => {
      doctor.wake();
      return answerStation(pathname);
    },
  };
  let serving: Serving | undefined;
  let retry: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    serving = await serve(served, config);
  };
  const tryAgain = (): void => {
    retry = setTimeout(() => {
      open().then(
        () => {
          tell(`Trang đã mở được: ${serving?.url ?? ''}/`);
        },
        () => {
          tryAgain();
        },
      );
    }, retryMs).unref();
  };
  await open().catch((error: unknown) => {
    if (parts.mustOpen) throw error;
    const { message, hint } = error as Error & { hint?: string }; // `serve` throws Failure only
    tell(`${message} ${hint ?? ''} Vẫn trực phát thanh, mỗi phút thử mở lại trang một lần.`);
    tryAgain();
  });
  return {
    get url() {
      return serving?.url;
    },
    async close() {
      clearTimeout(retry);
      doctor.close();
      await serving?.close();
    },
  };
}

function lookAround(
  { clock, store, daemon, ward }: PageParts,
  doctor: StationView['doctor'],
): StationView {
  const status = daemon();
  const slots = store.slots();
  return {
    station: ward()?.station ?? 'Đài truyền thanh',
    timeZone: ward()?.timeZone ?? fallbackTimeZone,
    now: clock.now(),
    speed: clock.speed,
    slots,
    ...(status?.airing && { airing: status.airing }),
    alarms: status?.alarms ?? [],
    lasting: status?.lasting ?? [],
    ...(status?.clockWrong !== undefined && { clockWrong: status.clockWrong }),
    contentProblems: status?.problems ?? [],
    approval: {
      required: ward()?.approval.required === true,
      slots: new Set(slots.filter(createApproved(true, store.approvals())).map(({ id }) => id)),
    },
    ...(doctor && { doctor }),
  };
}

/** For a monitor: 200 while nothing is wrong, else 503 with what is. */
function health({ daemon }: PageParts, view: StationView): Answer {
  const wrong = troubles(view).map(({ what }) => what);
  const next = nextSlot(view);
  const body = {
    status: daemon() === undefined ? 'starting' : wrong.length === 0 ? 'ok' : 'trouble',
    now: formatInstant(view.timeZone, view.now),
    ...(view.airing && { airing: view.airing }),
    ...(next && { next: { slot: next.id, startsAt: formatInstant(view.timeZone, next.startsAt) } }),
    problems: wrong,
  };
  return {
    status: body.status === 'trouble' ? 503 : 200,
    type: 'application/json; charset=utf-8',
    body: `${JSON.stringify(body)}\n`,
  };
}
