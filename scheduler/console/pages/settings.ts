import { html } from 'hono/html';
import { weekdayNames, weekdays } from '../../../content/schema/names.ts';
import type { Seen } from '../seen.ts';
import { mostPlaces, nameOf } from '../views/setting-fields.ts';
import type { FilledGroup, SettingsView } from '../views/settings-view.ts';
import {
  outputGroup,
  type Column,
  type Setting,
  type SettingField,
} from '../views/ward-settings.ts';
import { actForm, button } from './act-form.ts';
import { textField, tick } from './campaign/fields.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

/** `/dai/may/cai-dat/` all of it, `/dai/duong-ra/` the outputs alone: one form for each group. */
export function settingsPage(seen: Seen, view: SettingsView): Html {
  const isOutput = view.groups.every(({ group }) => group === outputGroup);
  const main = html`${
    view.kept === ''
      ? ''
      : html`<p class="state good" role="status" data-kept="${view.kept}">
          Đã giữ lại. Chương trình loa theo cài đặt mới trong vài giây.
        </p>`
  }
  ${
    view.problems.length === 0
      ? ''
      : html`<p class="error">Chưa cài đặt ở đây được:</p>
          <ul>
            ${view.problems.map((problem) => html`<li>${problem}</li>`)}
          </ul>`
  }
  ${
    view.isOutputFixed
      ? html`<p class="note">
          Chương trình được mở với --output hoặc LOA_OUTPUT, nên đường ra chọn ở đây chưa có tác
          dụng.
        </p>`
      : ''
  }
  ${view.groups.map((filled) => groupSection(seen, filled, view.hash, isOutput))}`;
  return layout(seen, {
    ...{ title: isOutput ? 'Đường ra' : 'Cài đặt', page: isOutput ? 'output' : 'settings', main },
  });
}

function groupSection(seen: Seen, filled: FilledGroup, hash: string, isOutput: boolean): Html {
  const { group, errors, isOpen } = filled;
  const inner = html`${errors[''] === undefined ? '' : html`<p class="error" role="alert">${errors['']}</p>`}
  ${group.settings.map((setting) => settingField(filled, setting))} ${button('Giữ lại', 'main')}`;
  const form = actForm(seen, isOutput ? 'output' : 'settings', { group: group.id, hash }, inner);
  return html`<details
    class="sheet"
    id="${group.id}"
    data-settings="${group.id}"
    ${isOpen || isOutput ? 'open' : ''}
  >
    <summary><h2>${group.title}</h2></summary>
    ${form}
  </details>`;
}

function settingField(filled: FilledGroup, setting: Setting): Html {
  const { label, help, field } = setting;
  const name = nameOf(setting);
  const look = { label, ...(help !== undefined && { help }) };
  switch (field.kind) {
    case 'tick':
      return tick(filled, name, label);
    case 'number':
      return textField(filled, name, { ...look, type: 'text' });
    case 'text':
      return textField(filled, name, look);
    case 'secret':
      return textField({ ...filled, values: {} }, name, look);
    case 'choice':
      return select(filled, name, label, field.choices);
    case 'order':
      return fieldset(
        label,
        help,
        places(filled, name, 1, field.choices.length).map((place, index) =>
          select(filled, place, `Thứ ${index + 1}`, [['', 'không'], ...field.choices]),
        ),
      );
    case 'rows':
      return rowsField(filled, setting, field);
  }
}

function rowsField(
  filled: FilledGroup,
  setting: Setting,
  { columns }: Extract<SettingField, { kind: 'rows' }>,
): Html {
  const rows = places(filled, nameOf(setting), 1, mostPlaces).map(
    (place, index) =>
      html`<fieldset class="row">
        <legend>${index + 1}.</legend>
        ${columns.map((column) => cell(filled, `${place}.${column.key}`, column))}
      </fieldset>`,
  );
  const help = `${setting.help ?? ''} Bỏ một dòng: xóa trắng mọi ô của nó. Dòng cuối để thêm mới.`;
  return fieldset(setting.label, help.trim(), rows);
}

function cell(filled: FilledGroup, name: string, { label, kind }: Column): Html {
  if (kind === 'days')
    return html`<div class="days" role="group" aria-label="${label}">
      ${weekdays.map((day) => tick(filled, `${name}.${day}`, weekdayNames[day]))}
    </div>`;
  return textField(filled, name, { label, type: kind === 'date' ? 'date' : 'text' });
}

function fieldset(label: string, help: string | undefined, parts: readonly Html[]): Html {
  return html`<fieldset>
    <legend>${label}</legend>
    ${help === undefined ? '' : html`<p class="small">${help}</p>`} ${parts}
  </fieldset>`;
}

function select(
  { values }: FilledGroup,
  name: string,
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${choices.map(
        ([value, words]) =>
          html`<option value="${value}" ${value === (values[name] ?? '') ? 'selected' : ''}>
            ${words}
          </option>`,
      )}
    </select>
  </div>`;
}

/** Of a list the places that have something, and some more. */
function places(
  { values }: FilledGroup,
  name: string,
  more: number,
  most: number,
): readonly string[] {
  const all = Array.from({ length: most }, (_, index) => `${name}.${index}`);
  const filled = Object.entries(values).filter(([, value]) => value !== '');
  const last = all.findLastIndex((place) =>
    filled.some(([key]) => key === place || key.startsWith(`${place}.`)),
  );
  return all.slice(0, last + 1 + more);
}
