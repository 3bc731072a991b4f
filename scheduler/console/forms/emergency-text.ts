import { emergencyTextPage } from '../pages/emergency-texts.ts';
import type { WritingForm } from '../form.ts';
import { emergencyTextEdit } from '../views/emergency-texts.ts';
import { keptBy } from './kept-by.ts';

/** A prepared text of an emergency: new, changed, or taken out. */
export const emergencyText: WritingForm = {
  read(fields, { seen, looking: { parts } }) {
    const made = emergencyTextEdit(parts.config.contentDir, fields.text('hash'), (name) =>
      fields.text(name),
    );
    return 'edit' in made ? keptBy(parts, made.edit, '/dai/loi-khan/?giu=1', seen.person) : made;
  },
  again: (seen, _looking, { values, errors }) =>
    emergencyTextPage(seen, {
      ...{ id: values['id'] || undefined, hash: values['hash'] ?? '', values, errors },
    }),
};
