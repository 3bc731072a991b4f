import { fallbackTimeZone } from '../../content/schema/names.ts';
import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createApproved } from '../core/approval.ts';
import { formatInstant } from '../core/zone.ts';
import { openStoreAsItIs } from '../store/open.ts';
import type { Trouble } from '../core/trouble.ts';
import type { Store } from '../store/store.ts';
import { siteTrouble, type SiteTrouble } from './site-trouble.ts';
import type { PageNews } from './page-messages.ts';
import type { Answer } from './answer.ts';
import { createDoctorWatch } from './station-page/doctor-watch.ts';
import { nextSlot } from './station-page/slot-sections.ts';
import { troubles } from './station-page/troubles.ts';
import { stationPage } from './station-page/station-page.ts';
import type { StationView } from './station-page/station-view.ts';

/** Without news for so long, real ms, the daemon must be taken to stand still; it sends some every few seconds. */
const silentMs = 20_000;

/** What the daemon has told so far. */
export interface Heard {
  readonly news: PageNews;
  /** On `performance.now()`. */
  readonly at: number;
}

export interface Latest {
  /** /healthz */
  health(): Answer;
  /** /dai/…; undefined: no such page. */
  station(pathname: string): Answer | undefined;
  close(): void;
}

/** How the station is, as its daemon last told it and its store has it. */
export function createLatest(config: Config, heard: () => Heard): Latest {
  const clock = createClock(config.clock);
  const doctor = createDoctorWatch(config);
  let store: Store | undefined;

  const silence = (now: number): readonly Trouble[] => {
    const ms = performance.now() - heard().at;
    if (ms < silentMs) return [];
    const what = `Chương trình phát thanh không trả lời từ ${Math.round(ms / 1000)} giây nay. Tắt đi mở lại: sudo systemctl restart loa-phuong, hoặc Ctrl-C rồi npm start.`;
    return [{ id: 'daemon-silent', kind: 'program', slot: '', since: now - ms, what, mend: '' }];
  };

  const view = (examined: StationView['doctor']): StationView => {
    const { daemon, ward } = heard().news;
    // The daemon made it before it opened this process, and alone writes to it.
    store ??= openStoreAsItIs(config.databaseFile);
    const slots = store.slots();
    const approved = createApproved(true, store.approvals());
    const now = clock.now();
    return {
      station: ward?.station ?? 'Đài truyền thanh',
      timeZone: ward?.timeZone ?? fallbackTimeZone,
      now,
      speed: clock.speed,
      slots,
      ...(daemon?.airing && { airing: daemon.airing }),
      troubles: [...silence(now), ...siteTroubles(config, now), ...(daemon?.troubles ?? [])],
      contentProblems: daemon?.problems ?? [],
      approval: {
        required: ward?.approvalRequired === true,
        slots: new Set(slots.filter(approved).map(({ id }) => id)),
      },
      ...(examined && { doctor: examined }),
    };
  };
  const answerStation = stationPage(() => view(doctor.latest()));

  return {
    health: () => health(view(undefined), heard().news.daemon !== undefined, siteTrouble(config)),
    station(pathname) {
      doctor.wake();
      return answerStation(pathname);
    },
    close: () => {
      doctor.close();
    },
  };
}

/** For a monitor: 200 while nothing is wrong, else 503 with what is. */
function health(view: StationView, hasBegun: boolean, site: SiteTrouble | undefined): Answer {
  const wrong = troubles(view).map(({ what }) => what);
  const next = nextSlot(view);
  const body = {
    status: wrong.length > 0 ? 'trouble' : hasBegun ? 'ok' : 'starting',
    now: formatInstant(view.timeZone, view.now),
    ...(view.airing && { airing: view.airing }),
    ...(next && { next: { slot: next.id, startsAt: formatInstant(view.timeZone, next.startsAt) } }),
    site: site?.code ?? 'ok',
    problems: wrong,
  };
  return {
    status: body.status === 'trouble' ? 503 : 200,
    type: 'application/json; charset=utf-8',
    body: `${JSON.stringify(body)}\n`,
  };
}

function siteTroubles(config: Config, now: number): readonly Trouble[] {
  const site = siteTrouble(config);
  if (!site) return [];
  const { at: since = now, message: what } = site;
  return [{ id: 'site', kind: 'site', slot: '', since, what, mend: '' }];
}
