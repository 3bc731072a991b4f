import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { createApproved } from '../../core/approval.ts';
import type { Trouble } from '../../core/trouble.ts';
import type { Store } from '../../store/store.ts';
import type { PageNews } from '../page-messages.ts';
import { siteTrouble } from '../site-trouble.ts';
import type { StationView } from './station-view.ts';

/** Without news for so long, real ms, the daemon must be taken to stand still; it sends some every few seconds. */
const longestSilentMs = 20_000;

export interface Gathered {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  /** What the daemon told last, and how long ago, real ms. */
  readonly news: PageNews;
  readonly silentMs: number;
  readonly doctor: StationView['doctor'];
}

/** How the station is at this instant, as its daemon last told it and its store has it. */
export function gatherStation({
  config,
  clock,
  store,
  news: { daemon, ward },
  silentMs,
  doctor,
}: Gathered): StationView {
  const slots = store.slots();
  const approved = createApproved(true, store.approvals());
  const now = clock.now();
  return {
    station: ward?.station ?? 'Đài truyền thanh',
    timeZone: ward?.timeZone ?? fallbackTimeZone,
    ...{ now, speed: clock.speed, slots },
    ...(daemon?.airing && { airing: daemon.airing }),
    troubles: [
      ...silence(silentMs, now),
      ...siteTroubles(config, now),
      ...(daemon?.troubles ?? []),
    ],
    contentProblems: daemon?.problems ?? [],
    approval: {
      required: ward?.approvalRequired === true,
      slots: new Set(slots.filter(approved).map(({ id }) => id)),
    },
    ...(doctor && { doctor }),
  };
}

function silence(ms: number, now: number): readonly Trouble[] {
  if (ms < longestSilentMs) return [];
  const what = `Chương trình phát thanh không trả lời từ ${Math.round(ms / 1000)} giây nay. Tắt đi mở lại: sudo systemctl restart loa-phuong, hoặc Ctrl-C rồi npm start.`;
  return [{ id: 'daemon-silent', kind: 'program', slot: '', since: now - ms, what, mend: '' }];
}

function siteTroubles(config: Config, now: number): readonly Trouble[] {
  const site = siteTrouble(config);
  if (!site) return [];
  const { at: since = now, message: what } = site;
  return [{ id: 'site', kind: 'site', slot: '', since, what, mend: '' }];
}
