import { readRepeatFields } from '../emergency/repeat-fields.ts';
import type { Form } from '../form.ts';
import { confirmEmergencyPage } from '../pages/confirm-emergency.ts';
import { emergencyDraftPage } from '../pages/emergency-draft.ts';

/**
 * Airs what was made and heard. `sure`: three seconds were counted down on the page; without script a page asks
 * once more instead.
 */
export const emergency: Form = {
  needs: 'emergency',
  read(fields, { seen, looking }) {
    const draft = looking.parts.emergencies.draft(fields.text('draft'));
    if (!draft?.made)
      return { errors: { '': 'Bản này không còn để phát. Gõ hoặc chọn lại rồi nghe trước.' } };
    const { bulletin } = draft.made;
    const wanted = { every: fields.text('every'), until: fields.text('until') };
    const read = readRepeatFields(wanted, bulletin.durationMs, seen);
    if ('errors' in read) return read;
    if (fields.text('sure') === '') return { question: confirmEmergencyPage(seen, draft, wanted) };
    return {
      act: { kind: 'emergency', bulletin, ...(read.repeat && { repeat: read.repeat }) },
      saw: { sha256: bulletin.sha256, title: bulletin.title },
    };
  },
  again(seen, { parts }, typed) {
    const draft = parts.emergencies.draft(typed.values['draft'] ?? '');
    return emergencyDraftPage(seen, draft, typed);
  },
};
