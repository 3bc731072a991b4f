import { createApproved } from '../../core/approval.ts';
import type { Slot } from '../../core/slot.ts';
import type { Trouble } from '../../core/trouble.ts';
import { siteTrouble } from '../../server/site-trouble.ts';
import type { StationView } from '../../server/station-page/station-view.ts';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** Without news for so long, real ms, the daemon must be taken to stand still; it sends some every few seconds. */
const silentMs = 20_000;

/** How the station is at this instant, as its daemon last told it and its store has it. */
export function stationView(parts: ConsoleParts): StationView {
  const { clock, store, news, doctor } = parts;
  const { daemon, ward } = news.last();
  const slots = store().slots();
  const approved = createApproved(true, store().approvals());
  const now = clock.now();
  const examined = doctor.latest();
  return {
    station: ward?.station ?? 'Đài truyền thanh',
    timeZone: ward?.timeZone ?? fallbackTimeZone,
    ...{ now, speed: clock.speed, slots },
    ...(daemon?.airing && { airing: daemon.airing }),
    troubles: [...silence(parts, now), ...siteTroubles(parts, now), ...(daemon?.troubles ?? [])],
    contentProblems: daemon?.problems ?? [],
    approval: {
      required: ward?.approvalRequired === true,
      slots: new Set(slots.filter(approved).map(({ id }) => id)),
    },
    ...(examined && { doctor: examined }),
  };
}

function silence({ news }: ConsoleParts, now: number): readonly Trouble[] {
  const ms = news.silentMs();
  if (ms < silentMs) return [];
  return [
    {
      ...{ id: 'daemon-silent', kind: 'program', slot: '', since: now - ms },
      what: `Chương trình phát thanh không trả lời từ ${Math.round(ms / 1000)} giây nay.`,
      mend: 'Tắt chương trình rồi mở lại (dịch vụ: sudo systemctl restart loa-phuong).',
    },
  ];
}

function siteTroubles({ config }: ConsoleParts, now: number): readonly Trouble[] {
  const site = siteTrouble(config);
  if (!site) return [];
  const { at: since = now, message: what } = site;
  return [{ id: 'site', kind: 'site', slot: '', since, what, mend: '' }];
}

/** What an airing is called: by its bulletin, else by its campaign, else by the campaign's name. */
export function createTitleOf({ store, rules }: ConsoleParts): (slot: Slot) => string {
  const campaigns = [...store().keptCampaigns(), ...(rules()?.campaigns ?? [])];
  const titles = new Map(campaigns.map(({ id, title }) => [id, title]));
  return ({ bulletin, campaign }) => bulletin?.title ?? titles.get(campaign) ?? campaign;
}
