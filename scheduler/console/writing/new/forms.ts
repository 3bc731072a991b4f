// Forms of a document that is being made. What they stand on is loaded when one is first sent.
import type { ActName } from '../../../acts/roles.ts';
import type { Form, WritingForm } from '../../form.ts';
import { mostPasted } from './most-pasted.ts';

export const newForms: Readonly<Record<string, Form>> = {
  'bring-in': {
    ...written('write', async () => (await import('./bring-in.ts')).bringIn),
    ...{ takesFile: true, takesText: mostPasted },
  },
  'new-text': written('write', async () => (await import('./new-text.ts')).newText),
  'settle-remark': written('write', async () => (await import('./settle-remark.ts')).settleRemark),
  'attach-picture': {
    ...written('write', async () => (await import('./attach-forms.ts')).attachPictureForm),
    takesFile: true,
  },
  'attach-file': {
    ...written('write', async () => (await import('./attach-forms.ts')).attachFileForm),
    takesFile: true,
  },
  'take-back': written('write', async () => (await import('./attach-forms.ts')).takeBackForm),
  'guide-title': written('write', async () => (await import('./guide-forms.ts')).guideTitle),
  'guide-spoken': written('write', async () => (await import('./guide-forms.ts')).guideSpoken),
  'guide-words': written('write', async () => (await import('./guide-forms.ts')).guideWords),
  'guide-days': written('write', async () => (await import('./guide-forms.ts')).guideDays),
  'keep-original': written(
    'write',
    async () => (await import('./attach-forms.ts')).keepOriginalForm,
  ),
};

function written(needs: ActName, load: () => Promise<WritingForm>): Form {
  return {
    needs,
    read: async (fields, asker) => (await load()).read(fields, asker),
    again: async (seen, looking, typed) => (await load()).again(seen, looking, typed),
  };
}
