// Forms of texts that are written and published here. Each is loaded when it is first sent.
import type { ActName } from '../acts/roles.ts';
import type { Form } from './form.ts';
import { newForms } from './writing/new/forms.ts';
import type * as textForms from './writing/forms/text-forms.ts';
import { entryForms } from './writing/kinds/entry-forms.ts';

export const writingForms: Readonly<Record<string, Form>> = {
  ...entryForms,
  ...newForms,
  publish: lazily('publish', 'publish'),
  'ask-text': lazily('write', 'askText'),
  'approve-text': lazily('approve-text', 'approveText'),
  'send-back-text': lazily('send-back-text', 'sendBackText'),
  'drop-draft': lazily('write', 'dropDraft'),
  'restore-version': lazily('write', 'restoreVersion'),
  'settle-text': lazily('write', 'settleText'),
};

function lazily(needs: ActName, name: keyof typeof textForms): Form {
  const load = async (): Promise<Omit<Form, 'needs'>> =>
    (await import('./writing/forms/text-forms.ts'))[name];
  return {
    needs,
    read: async (fields, asker) => (await load()).read(fields, asker),
    again: async (seen, looking, typed) => {
      const { again } = await load();
      if (again) return again(seen, looking, typed);
      const { plainConsolePage } = await import('./gate/refusal.ts');
      return plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));
    },
  };
}
