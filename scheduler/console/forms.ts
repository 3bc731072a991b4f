// Every form of the console by its name: POST /dai/viec/<name>. One line each. Of what the station is asked for, the name is the act's.
import { adminForms } from './accounts/forms/admin-forms.ts';
import { factorForms } from './accounts/forms/factor-forms.ts';
import { ownForms } from './accounts/forms/own-forms.ts';
import type { Form } from './form.ts';
import { stop } from './forms/stop.ts';
import { planForms } from './plan-forms.ts';
import { stationForms } from './station-forms.ts';

export const forms: Readonly<Record<string, Form>> = {
  ...ownForms,
  ...factorForms,
  ...adminForms,
  ...stationForms,
  ...planForms,
  stop,
};
