// Where an emergency goes: everywhere, branches of the tree, groups, stations by name.
import { html } from 'hono/html';
import type { PlaceRow } from '../../ledger/places.ts';
import { choices, longField } from '../../pages/fields.ts';
import type { Html } from '../../pages/frame.ts';
import { fieldNames, type TypedEmergency } from '../typed-emergency.ts';

export interface AreaChoice {
  readonly places: readonly PlaceRow[];
  readonly groups: readonly string[];
  /** The whole tree is this person's. */
  readonly isEverywhere: boolean;
}

export function areaFields(
  { places, groups, isEverywhere }: AreaChoice,
  typed: Pick<TypedEmergency, 'all' | 'places' | 'groups' | 'stations'>,
): Html {
  const roots = places.filter(({ parent }) => !places.some(({ id }) => id === parent));
  return html`<fieldset class="area">
    <legend>Phát ở đâu?</legend>
    <p class="small">Chọn nhiều nơi thì phát ở tất cả. Chọn một nơi là cả vùng của nơi ấy.</p>
    <label class="choice"
      ><input
        type="checkbox"
        name="${fieldNames.all}"
        value="yes"
        ${typed.all === '' ? '' : html`checked`}
      />
      ${isEverywhere ? 'Tất cả các đài' : 'Tất cả các đài trong phạm vi của tôi'}</label
    >
    ${roots.map((root) => branch(root, places, new Set(typed.places)))}
    ${
      groups.length === 0
        ? ''
        : choices(
            fieldNames.groups,
            'Nhóm đài',
            groups.map((name) => [name, name]),
            typed.groups,
          )
    }
    ${longField(fieldNames.stations, {
      ...{ label: 'Thêm từng đài', hint: 'Mã đài, ngăn bằng dấu cách, ví dụ 7KQ2-M0XD.' },
      ...{ value: typed.stations, optional: true, rows: 2 },
    })}
  </fieldset>`;
}

function branch(place: PlaceRow, all: readonly PlaceRow[], chosen: ReadonlySet<string>): Html {
  const below = all.filter(({ parent }) => parent === place.id);
  const isOpen = below.some((one) => isChosenIn(one, all, chosen));
  return html`<div class="branch">
    <label class="choice"
      ><input
        type="checkbox"
        name="${fieldNames.places}"
        value="${place.id}"
        ${chosen.has(String(place.id)) ? html`checked` : ''}
      />
      ${place.path.at(-1) ?? ''}</label
    >
    ${
      below.length === 0
        ? ''
        : html`<details ${isOpen ? html`open` : ''}>
            <summary>${below.length} nơi trong ${place.path.at(-1) ?? ''}</summary>
            ${below.map((one) => branch(one, all, chosen))}
          </details>`
    }
  </div>`;
}

function isChosenIn(
  place: PlaceRow,
  all: readonly PlaceRow[],
  chosen: ReadonlySet<string>,
): boolean {
  return (
    chosen.has(String(place.id)) ||
    all.some((one) => one.parent === place.id && isChosenIn(one, all, chosen))
  );
}
