// Fields of the centre's forms: each with its label, and its hint or what is wrong with it beside it.
import { html } from 'hono/html';
import { randomSecret } from '../../signing-in/secrets.ts';
import type { Html } from './frame.ts';

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly most?: number;
  readonly optional?: boolean;
  readonly autocomplete?: string;
  readonly type?: 'text' | 'password' | 'search' | 'tel' | 'date' | 'datetime-local' | 'number';
  /** Where a page has two fields of one name: what tells their ids apart. */
  readonly key?: string;
}

export function field(name: string, words: FieldWords): Html {
  const {
    label,
    hint,
    value = '',
    most = words.type === 'password' ? 1000 : 200,
    optional = false,
    key = '',
  } = words;
  const { autocomplete = 'off', type = 'text' } = words;
  const id = `o-${name}${key}`;
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint === undefined ? '' : html`<p class="small" id="${id}-la-gi">${hint}</p>`}
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : value}"
      maxlength="${most}"
      autocomplete="${autocomplete}"
      ${hint === undefined ? '' : html`aria-describedby="${id}-la-gi"`}
      ${optional ? '' : html`required`}
    />
  </div>`;
}

export function longField(
  name: string,
  words: Pick<FieldWords, 'label' | 'hint' | 'value' | 'optional' | 'most'> & {
    readonly rows?: number;
  },
): Html {
  const { label, hint, value = '', optional = false, rows = 4, most = 20_000 } = words;
  const id = `o-${name}`;
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint === undefined ? '' : html`<p class="small" id="${id}-la-gi">${hint}</p>`}
    <textarea
      id="${id}"
      name="${name}"
      rows="${rows}"
      maxlength="${most}"
      ${hint === undefined ? '' : html`aria-describedby="${id}-la-gi"`}
      ${optional ? '' : html`required`}
    >
${value}</textarea>
  </div>`;
}

/** Boxes of one name; `held`: those that are ticked. */
export function choices(
  name: string,
  legend: string,
  options: readonly (readonly [value: string, words: string])[],
  held: readonly string[] = [],
): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ([value, words]) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${name}"
            value="${value}"
            ${held.includes(value) ? html`checked` : ''}
          />
          ${words}</label
        >`,
    )}
  </fieldset>`;
}

/** What was carried over from the step before, unseen. */
export function hidden(name: string, values: string | readonly string[]): Html {
  return html`${[values].flat().map((value) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}

/** The number of a form that acts: sent twice, it acts once (ledger/sent-forms.ts). */
export function onceField(): Html {
  return hidden('so', randomSecret());
}

/** What went wrong, all of it, in the words that a screen reader says at once. */
export function problemsPart(problems: readonly string[]): Html | '' {
  const [first, ...more] = problems;
  if (first === undefined) return '';
  return more.length === 0
    ? html`<p class="error" role="alert">${first}</p>`
    : html`<div class="error" role="alert" data-problems="${problems.length}">
        <p>${problems.length} chỗ cần sửa:</p>
        <ul>
          ${problems.map((one) => html`<li>${one}</li>`)}
        </ul>
      </div>`;
}

/** What was done. */
export function saidPart(said: string | undefined): Html | '' {
  return said === undefined || said === '' ? '' : html`<p class="note" role="status">${said}</p>`;
}
