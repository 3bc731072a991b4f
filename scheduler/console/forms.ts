// Every form of the console by its name: POST /dai/viec/<name>. One line each. Of what the station is asked for, the name is the act's.
import type { Form } from './form.ts';
import { stop } from './forms/stop.ts';
import { stationForms } from './station-forms.ts';

export const forms: Readonly<Record<string, Form>> = {
  ...stationForms,
  stop,
};
