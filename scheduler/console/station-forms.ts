// The forms of the pages by which the station goes.
import type { Form } from './form.ts';
import { approve } from './forms/approve.ts';
import { joinForms } from './forms/centre.ts';
import { doctorMend } from './forms/doctor-mend.ts';
import { backup, examine, retention } from './forms/machine.ts';
import { move } from './forms/move.ts';
import { airForms } from './forms/of-the-air.ts';
import { slotForms } from './forms/of-a-slot.ts';
import { restoreBackup } from './forms/restore-backup.ts';
import { sendBack } from './forms/send-back.ts';
import { verify } from './forms/verify.ts';

export const stationForms: Readonly<Record<string, Form>> = {
  ...slotForms,
  ...airForms,
  ...joinForms,
  approve,
  backup,
  'doctor-mend': doctorMend,
  examine,
  move,
  'restore-backup': restoreBackup,
  retention,
  'send-back': sendBack,
  verify,
};
