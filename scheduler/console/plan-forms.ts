// Forms that write what staff could write by hand. Each reads all of content/, and is loaded when it is first sent.
import type { ActName } from '../acts/roles.ts';
import { sentVoice } from '../server/sent-large.ts';
import type { Form, WritingForm } from './form.ts';

export const planForms: Readonly<Record<string, Form>> = {
  campaign: written('campaign', async () => (await import('./forms/campaign.ts')).campaign),
  'emergency-text': written(
    'emergency-text',
    async () => (await import('./forms/emergency-text.ts')).emergencyText,
  ),
  'listening-new': written(
    'listening',
    async () => (await import('./listening/new-test-form.ts')).newTest,
  ),
  settings: written('settings', async () => (await import('./forms/settings.ts')).settings),
  output: written('output', async () => (await import('./forms/settings.ts')).output),
  voice: {
    ...written('settings', async () => (await import('./forms/voice.ts')).voice),
    ...{ takesFile: true, larger: sentVoice },
  },
};

function written(needs: ActName, load: () => Promise<WritingForm>): Form {
  return {
    needs,
    read: async (fields, asker) => (await load()).read(fields, asker),
    again: async (seen, looking, typed) => (await load()).again(seen, looking, typed),
  };
}
