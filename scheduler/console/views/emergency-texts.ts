// Texts that wait for their emergency, as content/emergencies.yaml has them, and what a form of one of them would write.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blanksOf } from '../../../content/schema/emergency-blanks.ts';
import type { PreparedEmergency } from '../../../content/schema/emergencies.ts';
import { hazardNames, hazards } from '../../../content/schema/names.ts';
import { editYaml, readValue } from '../../../content/write/edit-yaml.ts';
import { hashOfFile, type Edit } from '../../../content/write/keep-edit.ts';
import { freeSlug, slugOf } from '../../../content/write/slug.ts';
import type { Looking } from '../console-parts.ts';
import type { FieldErrors, Typed } from '../form.ts';
import { contentNow } from './content-now.ts';

const file = 'content/emergencies.yaml';
const order = ['id', 'hazard', 'title', 'text', 'everyMinutes'];

export interface EmergencyTextsView {
  readonly byHazard: readonly {
    readonly name: string;
    readonly texts: readonly (PreparedEmergency & { readonly blanks: readonly string[] })[];
  }[];
  readonly isKept: boolean;
}

export interface EmergencyTextView {
  /** Undefined: a new one. */
  readonly id: string | undefined;
  readonly hash: string;
  readonly values: Typed['values'];
  readonly errors: FieldErrors;
}

export function emergencyTextsView({ parts, query }: Looking): EmergencyTextsView {
  const texts = contentNow(parts.config.contentDir).content?.emergencies ?? [];
  return {
    byHazard: hazards
      .map((hazard) => ({
        name: hazardNames[hazard],
        texts: texts
          .filter((one) => one.hazard === hazard)
          .map((one) => ({ ...one, blanks: blanksOf(one.text) })),
      }))
      .filter((group) => group.texts.length > 0),
    isKept: query('giu') !== '',
  };
}

/** `/dai/loi-khan/moi/` is a new one; undefined: there is none of that name. */
export function emergencyTextView({ parts, param }: Looking): EmergencyTextView | undefined {
  const { contentDir } = parts.config;
  const id = param('id');
  const hash = hashOfFile(contentDir, file) ?? '';
  if (id === 'moi') return { id: undefined, hash, values: {}, errors: {} };
  const known = contentNow(contentDir).content?.emergencies?.find((one) => one.id === id);
  if (!known) return undefined;
  const { hazard, title, text, everyMinutes } = known;
  const every = everyMinutes === undefined ? '' : String(everyMinutes);
  return { id, hash, values: { hazard, title, text, every }, errors: {} };
}

/** What the form would write. `id` is '' for a new text; `remove` takes it out. Throws LoaError. */
export function emergencyTextEdit(
  contentDir: string,
  hash: string,
  typed: (name: string) => string,
): { readonly edit: Edit } | { readonly errors: FieldErrors } {
  const path = join(contentDir, 'emergencies.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const list = readValue(text);
  // Another shape than a list is refused by the check of what would be written.
  const texts = (Array.isArray(list) ? list : []) as readonly Partial<PreparedEmergency>[];
  const ids = texts.map(({ id }) => id ?? '');
  const id = typed('id') || freeSlug(slugOf(typed('title')) || 'loi-khan', [...ids, 'moi']);
  const at = ids.includes(id) ? ids.indexOf(id) : texts.length;
  const written = (value: string): Edit => ({
    ...{ file, text: value, expectedHash: hash === '' ? undefined : hash },
  });
  if (typed('remove') !== '')
    return { edit: written(editYaml(text, [{ path: [at], value: undefined }])) };
  const errors = errorsOf(typed);
  if (Object.keys(errors).length > 0) return { errors };
  const every = typed('every');
  const fields: Readonly<Record<string, unknown>> = {
    ...{ id, hazard: typed('hazard'), title: typed('title') },
    text: typed('text').replace(/\s+/g, ' '),
    everyMinutes: every === '' ? undefined : Number(every),
  };
  const edits = order.map((key) => ({ path: [at, key], value: fields[key], order }));
  return { edit: written(editYaml(text, edits)) };
}

function errorsOf(typed: (name: string) => string): FieldErrors {
  return {
    ...(typed('title') === '' && { title: 'Ghi tên trên nút bấm.' }),
    ...(typed('text') === '' && { text: 'Ghi lời loa đọc.' }),
    ...(/^\d{0,4}$/.test(typed('every')) ? {} : { every: 'Ghi số phút, hoặc để trống.' }),
  };
}
