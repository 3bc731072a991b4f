// Parts of which forms are made: a label, what helps to fill it in, what is wrong, the field.
import { html } from 'hono/html';
import type { FieldErrors, Typed } from '../../form.ts';
import type { Html } from '../html.ts';

/** What is filled in, and what is wrong with it. */
export interface Filled {
  readonly values: Typed['values'];
  readonly errors: FieldErrors;
}

interface FieldLook {
  readonly label: string;
  readonly help?: string;
  readonly type?: 'text' | 'number' | 'date';
  readonly min?: number;
  readonly max?: number;
}

export function textField(filled: Filled, name: string, look: FieldLook): Html {
  const { label, help, type = 'text', min, max } = look;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${about(filled, name, help)}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${filled.values[name] ?? ''}"
      ${min === undefined ? '' : html`min="${min}"`}
      ${max === undefined ? '' : html`max="${max}"`}
      ${described(filled, name, help)}
    />
  </div>`;
}

export function textArea(
  filled: Filled,
  name: string,
  { label, help, rows = 4 }: FieldLook & { readonly rows?: number },
): Html {
  // A line end right behind the tag would be taken off.
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${about(filled, name, help)}
    <textarea id="${name}" name="${name}" rows="${rows}" ${described(filled, name, help)}>
${filled.values[name] ?? ''}</textarea>
  </div>`;
}

export function tick(filled: Filled, name: string, label: string): Html {
  const isOn = (filled.values[name] ?? '') !== '';
  return html`<label class="choice"
    ><input type="checkbox" name="${name}" value="on" ${isOn ? 'checked' : ''} /> ${label}</label
  >`;
}

export function oneOf(
  filled: Filled,
  name: string,
  options: readonly (readonly [value: string, label: string])[],
): Html {
  const chosen = filled.values[name] ?? options[0]?.[0];
  return html`${options.map(
    ([value, label]) =>
      html`<label class="choice"
        ><input type="radio" name="${name}" value="${value}" ${chosen === value ? 'checked' : ''} />
        ${label}</label
      >`,
  )}`;
}

/** Beside a question of several fields. */
export function errorOf({ errors }: Filled, name: string): Html | '' {
  const error = errors[name];
  return error === undefined ? '' : html`<p class="error" id="${name}-loi">${error}</p>`;
}

function about(filled: Filled, name: string, help: string | undefined): Html {
  return html`${help === undefined ? '' : html`<p class="small" id="${name}-giup">${help}</p>`}
  ${errorOf(filled, name)}`;
}

function described({ errors }: Filled, name: string, help: string | undefined): Html | '' {
  const ids = [
    ...(help === undefined ? [] : [`${name}-giup`]),
    ...(errors[name] === undefined ? [] : [`${name}-loi`]),
  ];
  if (ids.length === 0) return '';
  const wrong = errors[name] === undefined ? '' : html` aria-invalid="true"`;
  return html`aria-describedby="${ids.join(' ')}" ${wrong}`;
}
