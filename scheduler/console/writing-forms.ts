// Forms of texts that are written and published here.
import type { Form } from './form.ts';
import { entryForms } from './writing/kinds/entry-forms.ts';

export const writingForms: Readonly<Record<string, Form>> = { ...entryForms };
