// Every form of the console by its name: POST /dai/viec/<name>. One line each. Of what the station is asked for, the name is the act's.
import { adminForms } from './accounts/forms/admin-forms.ts';
import { factorForms } from './accounts/forms/factor-forms.ts';
import { ownForms } from './accounts/forms/own-forms.ts';
import { pushForms } from './accounts/forms/push-forms.ts';
import type { Form } from './form.ts';
import { emergency } from './forms/emergency.ts';
import { emergencyPreview } from './forms/emergency-preview.ts';
import { centreEmergencyForms } from './from-centre/emergency-forms.ts';
import { endEmergency } from './forms/end-emergency.ts';
import { stop } from './forms/stop.ts';
import { centreForms } from './from-centre/forms.ts';
import { listeningForms } from './listening/forms.ts';
import { speakLive } from './live/speak-live.ts';
import { planForms } from './plan-forms.ts';
import { stationForms } from './station-forms.ts';
import { studioForms } from './studio/forms.ts';
import { writingForms } from './writing-forms.ts';

export const forms: Readonly<Record<string, Form>> = {
  ...ownForms,
  ...pushForms,
  ...factorForms,
  ...adminForms,
  ...stationForms,
  ...planForms,
  ...listeningForms,
  ...centreForms,
  ...writingForms,
  ...studioForms,
  ...centreEmergencyForms,
  stop,
  emergency,
  'emergency-preview': emergencyPreview,
  'end-emergency': endEmergency,
  'speak-live': speakLive,
};
