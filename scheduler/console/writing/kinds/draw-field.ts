// A form's fields drawn: each with its label, its help and what is wrong with it. Lists have buttons that work without script.
import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import { errorOf, textField } from '../../pages/campaign/fields.ts';
import { choiceField } from './draw-choice.ts';
import { dayBoxes, drawBox, drawPlain, type Drawn, type Look } from './draw-plain.ts';
import type { Field } from './field-tree.ts';
import { isPlain, placeOfWay } from './sent-fields.ts';

/** `look`: of a list's part, which one it is, instead of the list's own words. */
export function drawField(
  drawn: Drawn,
  field: Field,
  name: string,
  look: Look = field.asked,
): Html {
  switch (field.is) {
    case 'fixed':
      return html``;
    case 'weekdays':
      return group(drawn, name, look, [dayBoxes(drawn, field, name, look.label)]);
    case 'record':
      return group(drawn, name, look, drawFields(drawn, field.fields, name));
    case 'list':
    case 'map':
      return drawList(drawn, field, name, look);
    case 'either':
      return drawEither(drawn, field, name, look);
    default:
      return drawPlain(drawn, field, name, look);
  }
}

export function drawFields(
  drawn: Drawn,
  fields: Readonly<Record<string, Field>>,
  name: string,
): readonly Html[] {
  return Object.entries(fields)
    .toSorted(([, a], [, b]) => a.order - b.order)
    .map(([key, field]) => drawField(drawn, field, `${name}.${key}`));
}

function group(drawn: Drawn, name: string, { label, help }: Look, parts: readonly Html[]): Html {
  return html`<fieldset data-field="${name}">
    <legend>${label}</legend>
    ${help === '' ? '' : html`<p class="small">${help}</p>`} ${errorOf(drawn, name)} ${parts}
  </fieldset>`;
}

function drawList(
  drawn: Drawn,
  field: Field & { readonly is: 'list' | 'map' },
  name: string,
  look: Look,
): Html {
  const count = Number(drawn.values[`${name}.n`]) || 0;
  const { one = 'mục' } = field.asked;
  const parts = Array.from({ length: count }, (_, at) =>
    drawPart(drawn, field, `${name}.${at}`, { one, at, count }),
  );
  return group(drawn, name, look, [
    html`<input type="hidden" name="${name}.n" value="${count}" />`,
    ...parts,
    html`<p class="part-acts">${moveButton('add', name, `Thêm ${one}`, '')}</p>`,
  ]);
}

function drawPart(
  drawn: Drawn,
  field: Field & { readonly is: 'list' | 'map' },
  name: string,
  { one, at, count }: { readonly one: string; readonly at: number; readonly count: number },
): Html {
  const which = `${one} ${at + 1}`;
  const look = { label: capital(which), help: '' };
  const buttons = html`<p class="part-acts">
    ${at > 0 ? moveButton('up', name, 'Lên', which) : ''}
    ${at < count - 1 ? moveButton('down', name, 'Xuống', which) : ''}
    ${moveButton('remove', name, 'Bỏ', which)}
  </p>`;
  if (field.is === 'map')
    return html`<fieldset class="row" data-part="${name}">
      <legend>${look.label}</legend>
      ${textField(drawn, `${name}.key`, { label: 'Tên ngắn' })}
      ${drawField(drawn, field.of, `${name}.value`, { label: 'Giá trị', help: '' })} ${buttons}
    </fieldset>`;
  if (isPlain(field.of))
    return html`<div class="row" data-part="${name}">
      ${drawField(drawn, field.of, name, look)} ${buttons}
    </div>`;
  const inner =
    field.of.is === 'record'
      ? drawFields(drawn, field.of.fields, name)
      : [drawField(drawn, field.of, name, { label: `Loại của ${which}`, help: '' })];
  return html`<fieldset class="row" data-part="${name}">
    <legend>${look.label}</legend>
    <input type="hidden" name="${name}.was" value="${drawn.values[`${name}.was`] ?? ''}" />
    ${errorOf(drawn, name)} ${inner} ${buttons}
  </fieldset>`;
}

function drawEither(
  drawn: Drawn,
  field: Field & { readonly is: 'either' },
  name: string,
  look: Look,
): Html {
  const { choices = {} } = field.asked;
  const isOpen = field.fallback === undefined;
  const names = [...(isOpen ? [''] : []), ...Object.keys(field.ways)];
  const words = Object.fromEntries(names.map((way) => [way, choices[way] ?? (way || 'Chưa chọn')]));
  const chosen = drawn.values[`${name}.way`] ?? '';
  const way = field.ways[chosen];
  // Where a kind is one more field, it can be filled in at once.
  const plain = Object.entries(field.ways).filter(([, { is }]) => is === 'text' || is === 'number');
  const own = { label: words[chosen] ?? '', help: '' };
  const inner =
    way && !isPlain(way)
      ? way.is === 'record'
        ? drawFields(drawn, way.fields, name)
        : [drawField(drawn, way, placeOfWay(way, chosen, name), own)]
      : [];
  const boxes =
    way?.is === 'yes-no'
      ? [drawBox(drawn, placeOfWay(way, chosen, name), { ...own, label: 'Có' })]
      : [];
  const needsTurn = Object.values(field.ways).some(({ is }) => is === 'record' || is === 'yes-no');
  return html`<fieldset data-field="${name}">
    <legend>${look.label}</legend>
    ${look.help === '' ? '' : html`<p class="small">${look.help}</p>`}
    ${choiceField(drawn, `${name}.way`, { label: 'Chọn', help: '' }, words)}
    ${needsTurn ? html`<p class="part-acts">${moveButton('way', name, 'Đổi loại', look.label)}</p>` : ''}
    ${plain.map(([key, one]) =>
      drawPlain(drawn, one, `${name}.${key}`, { label: words[key] ?? key, help: '' }),
    )}
    ${boxes} ${inner}
  </fieldset>`;
}

function moveButton(what: string, name: string, words: string, which: string): Html {
  return html`<button class="button quiet" name="do" value="${what}:${name}">
    ${words}${which === '' ? '' : html`<span class="unseen"> ${which}</span>`}
  </button>`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
