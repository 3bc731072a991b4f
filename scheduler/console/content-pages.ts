// Pages that read all of content/.
import type { Looking } from './console-parts.ts';
import type { Shown } from './console-route.ts';
import { newTestView } from './listening/new-test-view.ts';
import { newTestPage } from './listening/pages/new-test-page.ts';
import { campaignPage } from './pages/campaign.ts';
import { campaignsPage } from './pages/campaigns.ts';
import { emergencyTextPage, emergencyTextsPage } from './pages/emergency-texts.ts';
import { settingsPage } from './pages/settings.ts';
import { voicesPage } from './pages/voices.ts';
import { voiceSound } from './voices/voice-sound.ts';
import { voicesView } from './voices/voices-view.ts';
import type { Seen } from './seen.ts';
import { campaignView, newCampaignView } from './views/campaign-view.ts';
import { campaignsView } from './views/campaigns-view.ts';
import { emergencyTextView, emergencyTextsView } from './views/emergency-texts.ts';
import { settingsView } from './views/settings-view.ts';
import { outputGroup, settingGroups } from './views/ward-settings.ts';

type Show = (seen: Seen, looking: Looking) => Shown | Promise<Shown>;

export interface ContentPages {
  readonly campaigns: Show;
  readonly newCampaign: Show;
  readonly campaign: Show;
  readonly emergencyTexts: Show;
  readonly emergencyText: Show;
  readonly newListening: Show;
  readonly settings: Show;
  readonly output: Show;
  readonly voices: Show;
  readonly voiceSound: Show;
}

export const contentPages: ContentPages = {
  campaigns: (seen, looking) => campaignsPage(seen, campaignsView(looking)),
  newCampaign(seen, looking) {
    const view = newCampaignView(looking);
    // What is wrong with the content stands on the page of all campaigns.
    return view ? campaignPage(seen, view) : campaignsPage(seen, campaignsView(looking));
  },
  campaign(seen, looking) {
    const view = campaignView(looking);
    return view && campaignPage(seen, view);
  },
  emergencyTexts: (seen, looking) => emergencyTextsPage(seen, emergencyTextsView(looking)),
  emergencyText(seen, looking) {
    const view = emergencyTextView(looking);
    return view && emergencyTextPage(seen, view);
  },
  newListening: async (seen, looking) =>
    newTestPage(seen, await newTestView(looking, seen.timeZone)),
  settings: (seen, looking) => settingsPage(seen, settingsView(looking, settingGroups)),
  output: (seen, looking) => settingsPage(seen, settingsView(looking, [outputGroup])),
  voices: async (seen, looking) => voicesPage(seen, await voicesView(looking)),
  voiceSound: (_, looking) => voiceSound(looking),
};
