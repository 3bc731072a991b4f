// Forms of what is to air.
import type { Form } from './form.ts';
import { campaign } from './forms/campaign.ts';

export const planForms: Readonly<Record<string, Form>> = {
  campaign,
};
