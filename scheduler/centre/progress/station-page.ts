// One station and one campaign: its weeks, each airing; and one airing to the second.
import { html } from 'hono/html';
import { sayEventName } from '../../core/event-names.ts';
import type { CampaignAiring, OneAiring, SlotLine } from '../ledger/progress.ts';
import type { Html } from '../pages/frame.ts';
import { saySecond, stateNames } from '../pages/words.ts';
import { sayLine, sayWhy } from './say-why.ts';
import { weekGrid, type GridCell } from './week-grid.ts';
import { sayPart } from './words.ts';

/** The state as people say it; what two histories tell otherwise is neither. A planned one whose day has passed is unknown. */
export function sayState({ state, disputed }: Pick<CampaignAiring, 'state' | 'disputed'>): string {
  return disputed ? 'hai lần kể khác nhau' : (stateNames[state] ?? state);
}

function airingPath(station: string, slot: string): string {
  return `/dai/${encodeURIComponent(station)}/buoi/?b=${encodeURIComponent(slot)}`;
}

export function weekGridPart(
  station: string,
  airings: readonly CampaignAiring[],
  now: number,
): Html {
  const weeks = weekGrid(airings);
  const most = Math.max(0, ...weeks.map(({ cells }) => cells.length));
  if (weeks.length === 0) return html`<p>Lịch của đài không có buổi nào của đợt phát này.</p>`;
  return html`<div class="scroll" role="region" aria-label="Từng tuần" tabindex="0">
    <table class="grid" data-weeks="${weeks.length}">
      <caption>
        Từng tuần, mỗi ô là một buổi phải phát.
      </caption>
      <thead>
        <tr>
          <th scope="col">Tuần</th>
          ${Array.from({ length: most }, (_, at) => html`<th scope="col">Lần ${at + 1}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          ({ week, cells }) =>
            html`<tr>
              <th scope="row">Tuần ${week}</th>
              ${Array.from({ length: most }, (_, at) => gridCell(station, cells[at], now))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function gridCell(station: string, cell: GridCell<CampaignAiring> | undefined, now: number): Html {
  if (!cell) return html`<td></td>`;
  const { airing, instead } = cell;
  const isMadeUp = instead !== undefined && airing.state !== 'aired' && !instead.disputed;
  const state = isMadeUp && instead.state === 'aired' ? 'made-up' : airing.state;
  return html`<td data-state="${airing.disputed ? 'disputed' : state}">
    <a href="${airingPath(station, airing.slot)}">${mark(airing, state, now)}</a>
    ${
      instead
        ? html`<span class="where"
            ><a href="${airingPath(station, instead.slot)}"
              >${instead.state === 'aired' ? 'phát bù' : `bù: ${sayState(instead)}`}
              ${saySecond(instead.airedAt ?? instead.startsAt).slice(0, 16)}</a
            ></span
          >`
        : ''
    }
  </td>`;
}

/** Shape and words, not colour alone. */
function mark(airing: CampaignAiring, state: string, now: number): string {
  const when = saySecond(airing.airedAt ?? airing.startsAt).slice(0, 16);
  if (airing.disputed) return `≠ hai lần kể khác nhau, ${when}`;
  switch (state) {
    case 'aired':
      return `✓ ${when}`;
    case 'made-up':
      return `✓ ${sayState(airing)}, đã bù; hẹn ${when}`;
    case 'handed-over':
      return `→ đã giao ${when}`;
    case 'missed':
    case 'interrupted':
      return `✗ ${sayState(airing)} ${when}`;
    case 'cancelled':
      return `– đã hủy ${when}`;
    default:
      return airing.startsAt < now ? `? chưa rõ ${when}` : `○ chờ ${when}`;
  }
}

export function campaignAiringsPart(station: string, airings: readonly CampaignAiring[]): Html {
  return html`<table class="stations" data-airings="${airings.length}">
    <caption>
      ${airings.length} buổi, cả buổi phát bù.
    </caption>
    <thead>
      <tr>
        <th scope="col">Giờ hẹn</th>
        <th scope="col">Kết quả</th>
        <th scope="col">Bắt đầu phát</th>
        <th scope="col">Kết thúc</th>
        <th scope="col">Vì sao</th>
      </tr>
    </thead>
    <tbody>
      ${airings.map(
        (airing) =>
          html`<tr data-state="${airing.state}">
            <th scope="row">
              <a href="${airingPath(station, airing.slot)}">${saySecond(airing.startsAt)}</a>
            </th>
            <td data-label="Kết quả">
              ${sayState(airing)}${airing.makesUpFor === null ? '' : ' (phát bù)'}
            </td>
            <td data-label="Bắt đầu phát">
              ${airing.airedAt === null ? '' : saySecond(airing.airedAt)}
            </td>
            <td data-label="Kết thúc">
              ${airing.endedAt === null ? '' : saySecond(airing.endedAt)}
            </td>
            <td data-label="Vì sao">${sayWhy(airing)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function airingPage(station: string, airing: OneAiring, lines: readonly SlotLine[]): Html {
  return html`
    <dl class="facts">
      <dt>Đợt phát</dt>
      <dd>
        <a
          href="/tien-do/dai/?ten=${encodeURIComponent(airing.campaign)}&dai=${encodeURIComponent(station)}"
          >${airing.campaign}</a
        >
      </dd>
      <dt>Giờ hẹn</dt>
      <dd>${saySecond(airing.startsAt)}</dd>
      <dt>Kết quả</dt>
      <dd data-state="${airing.state}">
        ${sayState(airing)}${airing.disputed ? ': không tính là đã phát, cũng không tính là lỡ' : ''}
      </dd>
      <dt>Bắt đầu phát</dt>
      <dd>${airing.airedAt === null ? 'không có' : saySecond(airing.airedAt)}</dd>
      <dt>Kết thúc</dt>
      <dd>${airing.endedAt === null ? 'không có' : saySecond(airing.endedAt)}</dd>
      <dt>Vì sao</dt>
      <dd>${sayWhy(airing) || 'không có gì đặc biệt'}</dd>
      ${
        airing.makesUpFor === null
          ? ''
          : html`<dt>Bù cho</dt>
              <dd><a href="${airingPath(station, airing.makesUpFor)}">${airing.makesUpFor}</a></dd>`
      }
      <dt>Gồm</dt>
      <dd>
        ${airing.parts === null ? 'đài không kể' : airing.parts.map(sayPart).join('; ') || 'không có gì'}
      </dd>
    </dl>
    ${linesPart(lines)}
  `;
}

function linesPart(lines: readonly SlotLine[]): Html {
  const histories = new Set(lines.map(({ history }) => history)).size;
  return html`
    <h2>Nhật ký của buổi này</h2>
    ${
      histories > 1
        ? html`<p class="error">
            Nhật ký của đài có ${histories} lần kể khác nhau về buổi này; lần kể đứng ở cột đầu.
          </p>`
        : ''
    }
    <table class="stations" data-lines="${lines.length}">
      <thead>
        <tr>
          <th scope="col">Dòng</th>
          <th scope="col">Lúc</th>
          <th scope="col">Việc</th>
          <th scope="col">Nói rõ</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ history, seq, at, event, detail }) =>
            html`<tr>
              <th scope="row">${histories > 1 ? `${history}/` : ''}${seq}</th>
              <td data-label="Lúc">${saySecond(at)}</td>
              <td data-label="Việc">${sayEventName(event)}</td>
              <td data-label="Nói rõ">${sayLine(event, detail)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}
