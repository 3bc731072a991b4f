// Forms of the studio. Each is loaded when it is first sent.
import type { Form } from '../form.ts';
import type * as consentForms from './consent-forms.ts';
import type * as readingForms from './reading-forms.ts';
import type * as takeForms from './take-forms.ts';

type Handled = Omit<Form, 'needs'>;

export const studioForms: Readonly<Record<string, Form>> = {
  'studio-consent': lazily(async () => consent(await import('./consent-forms.ts'), 'give')),
  'withdraw-consent': lazily(async () => consent(await import('./consent-forms.ts'), 'takeBack')),
  'keep-take': {
    ...lazily(async () => takes(await import('./take-forms.ts'), 'keep')),
    takesFile: true,
  },
  'choose-take': lazily(async () => takes(await import('./take-forms.ts'), 'choose')),
  'withdraw-take': lazily(async () => takes(await import('./take-forms.ts'), 'withdraw')),
  'studio-reading': {
    ...lazily(async () => reading(await import('./reading-forms.ts'), 'sendUp')),
    takesFile: true,
  },
  'use-reading': lazily(async () => reading(await import('./reading-forms.ts'), 'use')),
  'drop-reading': lazily(async () => reading(await import('./reading-forms.ts'), 'drop')),
};

const consent = (from: typeof consentForms, name: keyof typeof consentForms): Handled => from[name];
const reading = (from: typeof readingForms, name: keyof typeof readingForms): Handled => from[name];
const takes = (from: typeof takeForms, name: keyof typeof takeForms): Handled => from[name];

function lazily(load: () => Promise<Handled>): Form {
  return {
    needs: 'record',
    read: async (fields, asker) => (await load()).read(fields, asker),
    again: async (seen, looking, typed) => {
      const { again } = await load();
      if (again) return again(seen, looking, typed);
      const { plainConsolePage } = await import('../gate/refusal.ts');
      return plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));
    },
  };
}
