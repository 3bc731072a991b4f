// The forms of entries, by what they need. Each reads content/, and is loaded when it is first sent.
import type { ActName } from '../../../acts/roles.ts';
import type { Form } from '../../form.ts';
import { asksPassword, formNames } from './form-names.ts';

export const entryForms: Readonly<Record<string, Form>> = {
  [formNames.write]: formOf('write'),
  [formNames.campaign]: formOf('campaign'),
  [formNames.settings]: {
    ...formOf('settings'),
    asksPassword: (fields) => asksPassword(fields.text('kind'), fields.text('entry')),
  },
};

function formOf(needs: ActName): Form {
  const load = async () => (await import('./entry-form.ts')).entryForm(needs);
  return {
    needs,
    read: async (fields, asker) => (await load()).read(fields, asker),
    again: async (seen, looking, typed) => (await load()).again(seen, looking, typed),
  };
}
