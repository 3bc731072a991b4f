import { atOnceTitles, type Slot } from '../../core/slot.ts';
import { spokenTitle } from '../../core/speech.ts';
import { gatherStation } from '../../server/standing/gather.ts';
import type { StationView } from '../../server/standing/station-view.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** How the station is at this instant. */
export function stationView({ config, clock, store, news, doctor }: ConsoleParts): StationView {
  return gatherStation({
    ...{ config, clock, store: store(), news: news.last(), silentMs: news.silentMs() },
    doctor: doctor.latest(),
  });
}

/** What an airing is called: by its bulletin, else by its campaign, else by the campaign's name. */
export function createTitleOf({ store, rules }: ConsoleParts): (slot: Slot) => string {
  const campaigns = [...store().keptCampaigns(), ...(rules()?.campaigns ?? [])];
  const titles = new Map(campaigns.map(({ id, title }) => [id, title]));
  return (slot) =>
    slot.bulletin?.title ??
    spokenTitle(slot) ??
    atOnceTitles.get(slot.campaign) ??
    titles.get(slot.campaign) ??
    slot.campaign;
}
