// The forms of entries, by what they need. Each reads content/, and is loaded when it is first sent.
import type { ActName } from '../../../acts/roles.ts';
import type { Form } from '../../form.ts';

/** Opening the console to a network asks for the password once more. */
export function asksPassword(kind: string, entry: string): boolean {
  return kind === 'ward' && entry === 'console';
}

export const entryForms: Readonly<Record<string, Form>> = {
  entry: formOf('write'),
  'campaign-entry': formOf('campaign'),
  'ward-entry': {
    ...formOf('settings'),
    asksPassword: (fields) => asksPassword(fields.text('kind'), fields.text('entry')),
  },
};

/** What the form is called that takes kinds which need this. */
export function entryFormOf(needs: ActName): string {
  return Object.entries(entryForms).find(([, form]) => form.needs === needs)?.[0] ?? '';
}

function formOf(needs: ActName): Form {
  const load = async () => (await import('./entry-form.ts')).entryForm(needs);
  return {
    needs,
    read: async (fields, asker) => (await load()).read(fields, asker),
    again: async (seen, looking, typed) => (await load()).again(seen, looking, typed),
  };
}
