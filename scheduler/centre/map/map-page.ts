// The map: an SVG of our own data, and beside it the same as text.
import { html } from 'hono/html';
import { standings, type Standing } from '../overview/judge-station.ts';
import type { LinkOf } from '../pages/branches.ts';
import type { Html } from '../pages/frame.ts';
import { sayNumber, sayStanding, standingNames } from '../pages/words.ts';
import type { ArrangedMap, Cluster, Pinned } from './arrange-map.ts';
import {
  gridBetween,
  hullOf,
  moveBox,
  scaleOf,
  sheetOf,
  writeBox,
  type Box,
  type Sheet2,
  type Spot,
} from './geometry.ts';

/** A shape for each standing: colour alone tells nothing to who sees none. Around 0 0, some 12 units wide. */
const shapes: Readonly<Record<Standing, string>> = {
  log: 'M-6-6 6 6M6-6-6 6',
  'no-key': 'M-6-6H6V6H-6Z',
  never: 'M-6 0A6 6 0 1 0 6 0 6 6 0 1 0-6 0ZM-3 0A3 3 0 1 1 3 0 3 3 0 1 1-3 0Z',
  silent: 'M0-8 8 0 0 8-8 0Z',
  lost: 'M0-8 8 6H-8Z',
  trouble: 'M0 8 8-6H-8Z',
  clock: 'M-6-6H6L-6 6H6Z',
  unknown: 'M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z',
  well: 'M-5 0A5 5 0 1 0 5 0 5 5 0 1 0-5 0Z',
};

export interface MapPage {
  readonly map: ArrangedMap;
  readonly linkOf: LinkOf;
  readonly now: number;
  /** Whether the person may set coordinates somewhere. */
  readonly maySet: boolean;
}

const mostListed = 300;

export function mapPage({ map, linkOf, now, maySet }: MapPage): Html {
  const { box } = map;
  return html`
    <p data-pinned="${map.pinned}" data-unpinned="${map.unpinned.length}">
      ${sayNumber(map.pinned)} đài có tọa
      độ${map.seen < map.pinned ? `, ${sayNumber(map.seen)} đài trong khung này` : ''};
      ${sayNumber(map.unpinned.length)} đài chưa có.
      ${maySet ? html`<a href="/ban-do/toa-do/">Ghi tọa độ nhiều đài</a>` : ''}
    </p>
    ${box ? html`${zoomPart(box, linkOf)}${drawing(map, box, linkOf, now)}${legend(map)}` : html`<p>Chưa đài nào có tọa độ.</p>`}
    ${listPart(map, linkOf, now)} ${unpinnedPart(map)}
  `;
}

function zoomPart(box: Box, linkOf: LinkOf): Html {
  const to = (how: Parameters<typeof moveBox>[1]): string =>
    linkOf({ khung: writeBox(moveBox(box, how)) });
  return html`<nav aria-label="Phóng to, thu nhỏ, dời bản đồ" class="way">
    <ol class="choices">
      <li><a href="${to({ times: 0.5 })}">Phóng to</a></li>
      <li><a href="${to({ times: 2 })}">Thu nhỏ</a></li>
      <li><a href="${to({ right: -0.4 })}">← Tây</a></li>
      <li><a href="${to({ right: 0.4 })}">Đông →</a></li>
      <li><a href="${to({ up: 0.4 })}">↑ Bắc</a></li>
      <li><a href="${to({ up: -0.4 })}">↓ Nam</a></li>
      <li><a href="${linkOf({ khung: undefined })}">Vừa khung</a></li>
    </ol>
  </nav>`;
}

function drawing(map: ArrangedMap, box: Box, linkOf: LinkOf, now: number): Html {
  const sheet = sheetOf(box);
  const { width, height } = sheet;
  const hulls = map.clusters.length > 0 ? map.clusters.map(({ pins }) => pins) : [map.pins];
  return html`<svg
    class="map"
    viewBox="0 0 ${width} ${height}"
    role="group"
    aria-label="Bản đồ các đài; cùng nội dung bằng chữ ở dưới"
  >
    ${gridPart(sheet, box)}
    ${hulls.map((pins) => {
      const hull = hullOf(pins.map((pin) => sheet.spot(pin)));
      return hull.length === 0
        ? ''
        : html`<polygon
            class="outline"
            points="${hull.map(({ x, y }) => `${x},${y}`).join(' ')}"
          />`;
    })}
    ${map.pins.map((pin) => pinPart(pin, sheet.spot(pin), now))}
    ${map.clusters.map((cluster) => clusterPart(cluster, sheet.spot(cluster), linkOf))}
    ${scalePart(sheet)}
  </svg>`;
}

function gridPart(sheet: Sheet2, box: Box): Html {
  const middle = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
  return html`<g class="gridlines" aria-hidden="true">
    ${gridBetween(box.west, box.east).map((lon) => {
      const { x } = sheet.spot({ ...middle, lon });
      return html`<line x1="${x}" y1="0" x2="${x}" y2="${sheet.height}" />
        <text x="${x + 3}" y="12">${lon}°Đ</text>`;
    })}
    ${gridBetween(box.south, box.north).map((lat) => {
      const { y } = sheet.spot({ ...middle, lat });
      return html`<line x1="0" y1="${y}" x2="${sheet.width}" y2="${y}" />
        <text x="3" y="${y - 3}">${lat}°B</text>`;
    })}
  </g>`;
}

function pinPart({ station }: Pinned, { x, y }: Spot, now: number): Html {
  const { id, name, standing } = station;
  const words = `${name}: ${sayStanding(station, now)}`;
  return html`<a href="/dai/${encodeURIComponent(id)}/" aria-label="${words}"
    ><path
      class="pin"
      data-standing="${standing}"
      d="${shapes[standing]}"
      transform="translate(${x} ${y})"
      ><title>${words}</title></path
    ></a
  >`;
}

function clusterPart(
  { id, name, many, unwell, standing }: Cluster,
  { x, y }: Spot,
  linkOf: LinkOf,
): Html {
  const radius = Math.round(10 + Math.min(20, Math.sqrt(many) * 1.2));
  const words = `${name}: ${many} đài, ${unwell} cần xem`;
  return html`<a href="${linkOf({ noi: String(id), khung: undefined })}" aria-label="${words}"
    ><g class="cluster" data-standing="${standing}" transform="translate(${x} ${y})">
      <title>${words}</title>
      <circle r="${radius}" />
      <text y="4">${many}</text>
      ${unwell > 0 ? html`<path class="pin" data-standing="${standing}" d="${shapes[standing]}" transform="translate(${radius} ${-radius}) scale(.8)" />` : ''}
    </g></a
  >`;
}

function scalePart(sheet: Sheet2): Html {
  const { km, units } = scaleOf(sheet);
  const y = sheet.height - 12;
  return html`<g class="scale" aria-hidden="true">
    <path d="M12 ${y - 6}V${y}H${12 + units}V${y - 6}" />
    <text x="${18 + units}" y="${y}">${km >= 1 ? `${km} km` : `${km * 1000} m`}</text>
  </g>`;
}

function legend({ pins, clusters }: ArrangedMap): Html {
  const shown = new Set([
    ...pins.map(({ station }) => station.standing),
    ...clusters.map(({ standing }) => standing),
  ]);
  return html`<ul class="legend" aria-label="Dấu trên bản đồ">
    ${standings
      .filter((standing) => shown.has(standing))
      .map(
        (standing) =>
          html`<li>
            <svg viewBox="-10 -10 20 20" aria-hidden="true">
              <path class="pin" data-standing="${standing}" d="${shapes[standing]}" />
            </svg>
            ${standingNames[standing]}
          </li>`,
      )}
  </ul>`;
}

function listPart({ pins, clusters }: ArrangedMap, linkOf: LinkOf, now: number): Html | '' {
  if (pins.length + clusters.length === 0) return '';
  return html`<h2>Bằng chữ</h2>
    <ul class="places" data-clusters="${clusters.length}" data-pins="${pins.length}">
      ${clusters.map(
        ({ id, name, many, unwell }) =>
          html`<li>
            <a href="${linkOf({ noi: String(id), khung: undefined })}"
              >${name}: ${sayNumber(many)}
              đài${unwell > 0 ? html`, <strong>${sayNumber(unwell)} cần xem</strong>` : ''}</a
            >
          </li>`,
      )}
      ${pins
        .slice(-mostListed)
        .toReversed()
        .map(
          ({ station }) =>
            html`<li>
              <a href="/dai/${encodeURIComponent(station.id)}/"
                >${station.name}: ${sayStanding(station, now)}
                <span class="where">${station.place.join(' / ')}</span></a
              >
            </li>`,
        )}
    </ul>
    ${pins.length > mostListed ? html`<p>Còn ${pins.length - mostListed} đài nữa: phóng to, hoặc xem trang Các đài.</p>` : ''}`;
}

function unpinnedPart({ unpinned }: ArrangedMap): Html | '' {
  if (unpinned.length === 0) return '';
  return html`<details class="by-place">
    <summary>Chưa có tọa độ (${sayNumber(unpinned.length)})</summary>
    <ul class="places">
      ${unpinned.slice(0, mostListed).map(
        ({ id, name, place }) =>
          html`<li>
            <a href="/dai/${encodeURIComponent(id)}/"
              >${name} <span class="where">${place.join(' / ')}</span></a
            >
          </li>`,
      )}
    </ul>
    ${unpinned.length > mostListed ? html`<p>Và ${sayNumber(unpinned.length - mostListed)} đài nữa.</p>` : ''}
  </details>`;
}
