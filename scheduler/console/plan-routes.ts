// Pages of what is to air: the schedule, the campaigns that make it, settings, texts for emergencies. What reads all of
// content/ carries MDX and zod along: a console that nobody asks for it does without.
import type { ActName } from '../acts/roles.ts';
import type { Looking } from './console-parts.ts';
import type { ConsoleRoute, Shown } from './console-route.ts';
import { schedulePage } from './pages/schedule.ts';
import type { ContentPages } from './content-pages.ts';
import type { Seen } from './seen.ts';
import { scheduleView } from './views/schedule-view.ts';

export const planRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/lich/', needs: 'see', show: showSchedule },
  contentRoute('/dai/dot-phat/', 'see', 'campaigns'),
  contentRoute('/dai/dot-phat/moi/', 'campaign', 'newCampaign'),
  contentRoute('/dai/dot-phat/:id/', 'campaign', 'campaign'),
  contentRoute('/dai/loi-khan/', 'emergency-text', 'emergencyTexts'),
  contentRoute('/dai/loi-khan/:id/', 'emergency-text', 'emergencyText'),
  contentRoute('/dai/nghe-thu/moi/', 'listening', 'newListening'),
  contentRoute('/dai/may/cai-dat/', 'settings', 'settings'),
  contentRoute('/dai/duong-ra/', 'output', 'output'),
  contentRoute('/dai/may/giong-doc/', 'settings', 'voices'),
  contentRoute('/dai/may/giong-doc/tieng/:voice', 'settings', 'voiceSound'),
];

function contentRoute(path: string, needs: ActName, page: keyof ContentPages): ConsoleRoute {
  return {
    ...{ path, needs },
    show: async (seen, looking) =>
      (await import('./content-pages.ts')).contentPages[page](seen, looking),
  };
}

function showSchedule(seen: Seen, looking: Looking): Shown {
  return schedulePage(seen, scheduleView(looking, seen.timeZone));
}
