import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { errorOf } from '../../pages/campaign/fields.ts';
import type { Choice } from './choices.ts';
import type { SentFields } from './sent-fields.ts';

interface Filled {
  readonly values: SentFields;
  readonly errors: SentFields;
}

interface Look {
  readonly label: string;
  readonly help: string;
}

/** Few choices, by their words. */
export function choiceField(
  filled: Filled,
  name: string,
  look: Look,
  words: Readonly<Record<string, string>>,
): Html {
  const all = Object.entries(words).map(([value, label]) => ({ value, label }));
  const isOpen = '' in words;
  return select(filled, name, look, isOpen ? all : withChosen(filled, name, all));
}

/** One of many, or none; under the names of their groups where they have some. */
export function selectField(
  filled: Filled,
  name: string,
  look: Look,
  choices: readonly Choice[],
): Html {
  const known = withChosen(filled, name, choices);
  return select(filled, name, look, [{ value: '', label: 'Không chọn' }, ...known]);
}

/** What is written stays in the list, also where there is no such thing. */
function withChosen(
  { values }: Filled,
  name: string,
  choices: readonly Choice[],
): readonly Choice[] {
  const value = values[name] ?? '';
  if (value === '' || choices.some((one) => one.value === value)) return choices;
  return [{ value, label: `${value} (không có trong danh sách)` }, ...choices];
}

function select(filled: Filled, name: string, look: Look, choices: readonly Choice[]): Html {
  const chosen = filled.values[name] ?? '';
  const ids = [
    ...(look.help === '' ? [] : [`${name}-giup`]),
    ...(filled.errors[name] === undefined ? [] : [`${name}-loi`]),
  ];
  return html`<div class="field">
    <label for="${name}">${look.label}</label>
    ${look.help === '' ? '' : html`<p class="small" id="${name}-giup">${look.help}</p>`}
    ${errorOf(filled, name)}
    <select
      id="${name}"
      name="${name}"
      ${ids.length === 0 ? '' : html`aria-describedby="${ids.join(' ')}"`}
      ${filled.errors[name] === undefined ? '' : html`aria-invalid="true"`}
    >
      ${grouped(choices).map(({ group, inside }) =>
        group === undefined
          ? inside.map((one) => option(one, chosen))
          : html`<optgroup label="${group}">${inside.map((one) => option(one, chosen))}</optgroup>`,
      )}
    </select>
  </div>`;
}

function option({ value, label }: Choice, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`;
}

/** Neighbours of one group together. */
function grouped(choices: readonly Choice[]) {
  const groups: { readonly group: string | undefined; readonly inside: Choice[] }[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last && last.group === choice.group) last.inside.push(choice);
    else groups.push({ group: choice.group, inside: [choice] });
  }
  return groups;
}
