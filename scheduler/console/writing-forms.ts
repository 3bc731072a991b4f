// Forms of texts that are written and published here.
import type { Form } from './form.ts';

export const writingForms: Readonly<Record<string, Form>> = {};
