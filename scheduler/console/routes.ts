// Every page of the console that is only looked at. One line each; what acts is in forms.ts.
import { showAllAccounts, showOwnAccount } from './accounts/account-pages.ts';
import type { Looking } from './console-parts.ts';
import type { ConsoleRoute, Shown } from './console-route.ts';
import { centreRoutes } from './from-centre/routes.ts';
import { listeningRoutes } from './listening/routes.ts';
import { livePage } from './live/live-page.ts';
import { liveView } from './live/live-view.ts';
import { stationKeys } from './notify/push.ts';
import { speakAhead } from './pages/emergency-ahead.ts';
import { emergencyDraftPage } from './pages/emergency-draft.ts';
import { emergencyPage } from './pages/emergency.ts';
import { outcomePage } from './pages/outcome.ts';
import { planRoutes } from './plan-routes.ts';
import type { Seen } from './seen.ts';
import { stationRoutes } from './station-routes.ts';
import { studioRoutes } from './studio/routes.ts';
import { emergencyView } from './views/emergency.ts';
import { outcomeView } from './views/outcome.ts';
import { writingRoutes } from './writing-routes.ts';

export const routes: readonly ConsoleRoute[] = [
  ...stationRoutes,
  { path: '/dai/viec/:id/', needs: 'see', show: showOutcome },
  { path: '/dai/khan-cap/', needs: 'emergency', show: showEmergency },
  { path: '/dai/khan-cap/doc-san', needs: 'emergency', show: (_, looking) => speakAhead(looking) },
  { path: '/dai/khan-cap/:draft/', needs: 'emergency', show: showDraft },
  { path: '/dai/noi-truc-tiep/', needs: 'speak-live', show: showLive },
  { path: '/dai/tai-khoan/', needs: 'own-account', show: showOwnAccount },
  { path: '/dai/tai-khoan/khoa-bao.json', needs: 'own-account', show: showPushKey },
  { path: '/dai/tai-khoan/moi-nguoi/', needs: 'account-invite', show: showAllAccounts },
  ...planRoutes,
  ...listeningRoutes,
  ...centreRoutes,
  ...writingRoutes,
  ...studioRoutes,
];

function showOutcome(seen: Seen, looking: Looking): Shown {
  const view = outcomeView(looking, seen.timeZone);
  return view && outcomePage(seen, view);
}

/** What a browser needs to ask its maker's service for an address. */
async function showPushKey(_: Seen, { parts }: Looking): Promise<Shown> {
  const { publicKey } = await stationKeys(parts.accounts.pushes);
  return Response.json({ publicKey });
}

async function showEmergency(seen: Seen, { parts }: Looking): Promise<Shown> {
  return emergencyPage(seen, await emergencyView(parts));
}

function showLive(seen: Seen, { parts }: Looking): Shown {
  return livePage(seen, liveView(parts));
}

function showDraft(seen: Seen, { parts, param }: Looking): Shown {
  const draft = parts.emergencies.draft(param('draft'));
  return draft && emergencyDraftPage(seen, draft);
}
