import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { formatInstant } from '../core/zone.ts';
import { openStoreAsItIs } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Answer } from './answer.ts';
import type { PageNews } from './page-messages.ts';
import { siteTrouble, type SiteTrouble } from './site-trouble.ts';
import { gatherStation } from './standing/gather.ts';
import { nextSlot } from './standing/next-slot.ts';
import type { StationView } from './standing/station-view.ts';
import { troubles } from './standing/troubles.ts';

/** What the daemon has told so far. */
export interface Heard {
  readonly news: PageNews;
  /** On `performance.now()`. */
  readonly at: number;
}

/** `/healthz`: how the station is, as its daemon last told it and its store has it. */
export function createHealth(config: Config, heard: () => Heard): () => Answer {
  const clock = createClock(config.clock);
  let store: Store | undefined;
  return () => {
    const { news, at } = heard();
    // The daemon made it before it opened this process, and alone writes to it.
    store ??= openStoreAsItIs(config.databaseFile);
    const silentMs = performance.now() - at;
    const view = gatherStation({ config, clock, store, news, silentMs, doctor: undefined });
    return health(view, news.daemon !== undefined, siteTrouble(config));
  };
}

/** For a monitor: 200 while nothing is wrong, else 503 with what is. */
function health(view: StationView, hasBegun: boolean, site: SiteTrouble | undefined): Answer {
  const wrong = troubles(view).map(({ what }) => what);
  const next = nextSlot(view);
  const body = {
    status: wrong.length > 0 ? 'trouble' : hasBegun ? 'ok' : 'starting',
    now: formatInstant(view.timeZone, view.now),
    // Who paused it is nobody's business here.
    ...(view.airing && {
      airing: { slot: view.airing.slot, positionMs: view.airing.positionMs },
    }),
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
