// One value as one field: its label, its help, what is wrong with it.
import { html } from 'hono/html';
import { errorOf, textArea, textField } from '../../pages/campaign/fields.ts';
import type { Html } from '../../pages/html.ts';
import type { ChoicesOf } from './choices.ts';
import { choiceField, selectField } from './draw-choice.ts';
import type { Field } from './field-tree.ts';
import { isBox, type SentFields } from './sent-fields.ts';

export interface Drawn {
  readonly values: SentFields;
  readonly errors: SentFields;
  readonly choices: ChoicesOf;
}

export interface Look {
  readonly label: string;
  readonly help: string;
}

export function drawPlain(drawn: Drawn, field: Field, name: string, look: Look): Html {
  const { asked } = field;
  const words = { label: look.label, ...(look.help !== '' && { help: look.help }) };
  if (field.is === 'yes-no' && isBox(field)) return drawBox(drawn, name, look);
  if (field.is === 'yes-no')
    return choiceField(
      drawn,
      name,
      look,
      asked.choices ?? { '': 'Không ghi', yes: 'Có', no: 'Không' },
    );
  if (field.is === 'choice') {
    const named = field.values.map((value) => [value, asked.choices?.[value] ?? value] as const);
    const all = Object.fromEntries([
      ...(field.fallback === undefined ? [['', 'Chưa chọn'] as const] : []),
      ...named,
    ]);
    return choiceField(drawn, name, look, all);
  }
  if (asked.from !== undefined) return selectField(drawn, name, look, drawn.choices(asked.from));
  if (asked.isLong) return textArea(drawn, name, { ...words, rows: 3 });
  // A browser's own field for days shows nothing of what is none.
  const isDay = field.is === 'day' && /^(\d{4}-\d{2}-\d{2})?$/.test(drawn.values[name] ?? '');
  return textField(drawn, name, { ...words, type: isDay ? 'date' : 'text' });
}

export function drawBox({ values, errors }: Drawn, name: string, { label, help }: Look): Html {
  const isOn = (values[name] ?? '') !== '';
  return html`<div class="field">
    <label class="choice"
      ><input
        id="${name}"
        type="checkbox"
        name="${name}"
        value="on"
        ${isOn ? 'checked' : ''}
        aria-describedby="${name}-giup"
      />
      ${label}</label
    >
    <p class="small" id="${name}-giup">${help}</p>
    ${errorOf({ values, errors }, name)}
  </div>`;
}

export function dayBoxes({ values }: Drawn, field: Field, name: string, label: string): Html {
  const days = Object.entries(field.asked.choices ?? {});
  return html`<div class="days" role="group" aria-label="${label}">
    ${days.map(
      ([day, words]) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${name}.${day}"
            value="on"
            ${(values[`${name}.${day}`] ?? '') === '' ? '' : 'checked'}
          />
          ${words}</label
        >`,
    )}
  </div>`;
}
