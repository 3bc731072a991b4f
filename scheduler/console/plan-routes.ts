// Pages of what is to air: the schedule, the campaigns that make it.
import type { Looking } from './console-parts.ts';
import type { ConsoleRoute, Shown } from './console-route.ts';
import { campaignPage } from './pages/campaign.ts';
import { campaignsPage } from './pages/campaigns.ts';
import { schedulePage } from './pages/schedule.ts';
import type { Seen } from './seen.ts';
import { campaignView, newCampaignView } from './views/campaign-view.ts';
import { campaignsView } from './views/campaigns-view.ts';
import { scheduleView } from './views/schedule-view.ts';

export const planRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/lich/', needs: 'see', show: showSchedule },
  { path: '/dai/dot-phat/', needs: 'see', show: showCampaigns },
  { path: '/dai/dot-phat/moi/', needs: 'campaign', show: showNewCampaign },
  { path: '/dai/dot-phat/:id/', needs: 'campaign', show: showCampaign },
];

function showSchedule(seen: Seen, looking: Looking): Shown {
  return schedulePage(seen, scheduleView(looking, seen.timeZone));
}

function showCampaigns(seen: Seen, looking: Looking): Shown {
  return campaignsPage(seen, campaignsView(looking));
}

function showNewCampaign(seen: Seen, looking: Looking): Shown {
  const view = newCampaignView(looking);
  // What is wrong with the content stands on the page of all campaigns.
  return view ? campaignPage(seen, view) : showCampaigns(seen, looking);
}

function showCampaign(seen: Seen, looking: Looking): Shown {
  const view = campaignView(looking);
  return view && campaignPage(seen, view);
}
