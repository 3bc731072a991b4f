// Who has aired what, and who has not: from all campaigns down to one station's weeks.
import { html } from 'hono/html';
import { vietnameseDay } from '../../../content/schema/vietnamese-day.ts';
import type { CampaignRow, PartListRow } from '../ledger/progress.ts';
import type { PlaceTree } from '../overview/place-tree.ts';
import { pager, wayTo, type LinkOf } from '../pages/branches.ts';
import type { Html } from '../pages/frame.ts';
import { sayNumber } from '../pages/words.ts';
import {
  sayGoal,
  verdicts,
  type Judged,
  type PartRow,
  type Progress,
  type ProgressRow,
  type Verdict,
} from './judge-progress.ts';
import { partVerdictNames, sayOrder, sayPart, verdictNames } from './words.ts';

export interface ListPage {
  readonly campaigns?: readonly CampaignRow[];
  readonly parts?: readonly PartListRow[];
  readonly text: string;
  readonly page: number;
  readonly hasMore: boolean;
  readonly linkOf: LinkOf;
}

export function progressListPage({
  campaigns,
  parts,
  text,
  page,
  hasMore,
  linkOf,
}: ListPage): Html {
  const isParts = parts !== undefined;
  return html`
    <nav aria-label="Xem theo" class="way">
      <ol class="choices">
        <li>
          <a
            href="${linkOf({ loai: undefined, trang: undefined })}"
            ${isParts ? '' : html`aria-current="true"`}
            >Theo đợt phát</a
          >
        </li>
        <li>
          <a
            href="${linkOf({ loai: 'bai', trang: undefined })}"
            ${isParts ? html`aria-current="true"` : ''}
            >Theo bài, bản ghi âm</a
          >
        </li>
      </ol>
    </nav>
    <form method="get" action="/tien-do/" class="find" role="search">
      ${isParts ? html`<input type="hidden" name="loai" value="bai" />` : ''}
      <label for="tim">Tìm theo tên</label>
      <input id="tim" name="tim" type="search" value="${text}" />
      <button class="button">Tìm</button>
    </form>
    ${parts ? partsTable(parts) : campaignsTable(campaigns ?? [])}
    ${pager(page, hasMore ? page + 1 : page, linkOf)}
  `;
}

function campaignsTable(rows: readonly CampaignRow[]): Html {
  if (rows.length === 0)
    return html`<p>
      Chưa đài nào kể đợt phát nào như thế. Đài kể khi nhật ký của đài được chép về.
    </p>`;
  return html`<table class="stations" data-campaigns="${rows.length}">
    <caption>
      Đợt phát có ở nhiều đài đứng trước. Đếm theo bản chép nhật ký.
    </caption>
    <thead>
      <tr>
        <th scope="col">Đợt phát</th>
        <th scope="col">Phải phát</th>
        <th scope="col">Đã đủ</th>
        <th scope="col">Đã phát</th>
        <th scope="col">Đã giao</th>
        <th scope="col">Lỡ</th>
        <th scope="col">Từ – đến</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr data-campaign="${row.campaign}">
            <th scope="row">
              <a href="/tien-do/dot/?ten=${encodeURIComponent(row.campaign)}"
                >${row.title ?? row.campaign}</a
              >
              ${row.title === null ? '' : html`<span class="where">${row.campaign}</span>`}
            </th>
            <td data-label="Phải phát">${row.planned === 0 ? 'chưa biết' : sayGoal(row)}</td>
            <td data-label="Đã đủ">
              ${sayNumber(row.reached)} trên ${sayNumber(row.stations)} đài
            </td>
            <td data-label="Đã phát">${sayNumber(row.aired)}</td>
            <td data-label="Đã giao">${sayNumber(row.handedOver)}</td>
            <td data-label="Lỡ">${sayNumber(row.lost)}</td>
            <td data-label="Từ – đến">
              ${row.firstDay === null || row.lastDay === null ? '' : `${vietnameseDay(row.firstDay)} – ${vietnameseDay(row.lastDay)}`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function partsTable(rows: readonly PartListRow[]): Html {
  if (rows.length === 0)
    return html`<p>
      Chưa đài nào kể bài nào như thế. Đài chạy phiên bản cũ không kể buổi phát gồm những bài nào.
    </p>`;
  return html`<table class="stations" data-parts="${rows.length}">
    <caption>
      Đếm theo bản chép nhật ký; đài chạy phiên bản cũ không kể nên không có ở đây.
    </caption>
    <thead>
      <tr>
        <th scope="col">Bài, bản ghi âm</th>
        <th scope="col">Đã phát ít nhất một lần</th>
        <th scope="col">Số lần đã phát</th>
        <th scope="col">Đã giao</th>
        <th scope="col">Lỡ</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr data-part="${row.part}">
            <th scope="row">
              <a href="/tien-do/bai/?ten=${encodeURIComponent(row.part)}">${sayPart(row.part)}</a>
            </th>
            <td data-label="Đã phát ít nhất một lần">
              ${sayNumber(row.heardAt)} trên ${sayNumber(row.stations)} đài
            </td>
            <td data-label="Số lần đã phát">${sayNumber(row.aired)}</td>
            <td data-label="Đã giao">${sayNumber(row.handedOver)}</td>
            <td data-label="Lỡ">${sayNumber(row.lost)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export interface ProgressPage<Row> {
  readonly progress: Progress<Row>;
  readonly tree: PlaceTree;
  readonly branch: number | undefined;
  readonly verdict: Verdict | undefined;
  readonly page: number;
  readonly linkOf: LinkOf;
  /** One sentence of how far it is. */
  readonly headline: string;
  /** Where the same table is as a file: with the address's own words. */
  readonly filePath: string;
  readonly names: Readonly<Record<Verdict, string>>;
  readonly row: (row: Judged<Row>) => Html;
  readonly columns: readonly string[];
}

const rowsOnPage = 100;

export function progressPage<Row>(view: ProgressPage<Row>): Html {
  const { progress, tree, branch, verdict, linkOf, headline, names } = view;
  const shown = progress.stations.filter((one) => verdict === undefined || one.verdict === verdict);
  const pages = Math.max(1, Math.ceil(shown.length / rowsOnPage));
  const page = Math.min(view.page, pages);
  return html`
    <p class="verdict" data-reached="${progress.counts.reached}" data-all="${progress.all}">
      <strong>${headline}</strong>
    </p>
    ${wayTo(tree, branch, linkOf)}
    <ul class="tiles" aria-label="Các đài theo tiến độ">
      ${verdicts
        .filter((one) => progress.counts[one] > 0)
        .map(
          (one) =>
            html`<li data-verdict="${one}" data-count="${progress.counts[one]}">
              <a
                href="${linkOf({ xem: one === verdict ? undefined : one, trang: undefined })}"
                ${one === verdict ? html`aria-current="true"` : ''}
                ><strong>${sayNumber(progress.counts[one])}</strong> ${names[one]}</a
              >
            </li>`,
        )}
    </ul>
    ${progress.branches.length > 0 ? branchesPart(view) : ''}
    <h2>Từng đài</h2>
    ${
      shown.length === 0
        ? html`<p>Không có đài nào như thế.</p>`
        : html`<table class="stations" data-found="${shown.length}">
            <caption>
              ${sayNumber(shown.length)} đài, đài cần xem đứng trước.
              <a
                href="${linkOf({ dang: 'csv', trang: undefined }).replace(/^[^?]*/, view.filePath)}"
                >CSV</a
              >,
              <a
                href="${linkOf({ dang: 'xlsx', trang: undefined }).replace(/^[^?]*/, view.filePath)}"
                >XLSX</a
              >
            </caption>
            <thead>
              <tr>
                <th scope="col">Đài</th>
                ${view.columns.map((name) => html`<th scope="col">${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${shown.slice((page - 1) * rowsOnPage, page * rowsOnPage).map((row) => view.row(row))}
            </tbody>
          </table>`
    }
    ${pager(page, pages, linkOf)}
  `;
}

function branchesPart<Row>({ progress, linkOf, names }: ProgressPage<Row>): Html {
  return html`<details class="by-place" open>
    <summary>Theo nơi (${progress.branches.length})</summary>
    <ul class="places">
      ${progress.branches.map(({ id, name, all, counts }) => {
        const rest = verdicts.filter((one) => one !== 'reached' && counts[one] > 0);
        return html`<li data-place="${id}" data-reached="${counts.reached}" data-all="${all}">
          <a href="${linkOf({ noi: String(id), trang: undefined })}"
            >${name}: ${names.reached.toLowerCase()} ${sayNumber(counts.reached)}/${sayNumber(all)}
            đài${rest.map((one) => html`, ${counts[one]} ${names[one].toLowerCase()}`)}</a
          >
        </li>`;
      })}
    </ul>
  </details>`;
}

export const campaignColumns = [
  'Tiến độ',
  'Đã phát',
  'Phải phát',
  'Đã giao',
  'Lỡ',
  'Kể khác nhau',
  'Chưa rõ',
];

export function campaignRowOf(
  campaign: string,
  tree: PlaceTree,
): (row: Judged<ProgressRow>) => Html {
  return (row) =>
    html`<tr data-station="${row.station}" data-verdict="${row.verdict}">
      <th scope="row">
        <a
          href="/tien-do/dai/?ten=${encodeURIComponent(campaign)}&dai=${encodeURIComponent(row.station)}"
          >${row.name}</a
        >
        <span class="where">${tree.words(row.place)}</span>
      </th>
      <td data-label="Tiến độ">
        ${verdictNames[row.verdict]}${row.order ? html`<span class="where">${sayOrder(row.order)}</span>` : ''}
      </td>
      <td data-label="Đã phát">${row.aired}</td>
      <td data-label="Phải phát">${row.planned === 0 ? 'chưa biết' : row.planned}</td>
      <td data-label="Đã giao">${row.handedOver}</td>
      <td data-label="Lỡ">${row.lost}</td>
      <td data-label="Kể khác nhau">${row.disputed}</td>
      <td data-label="Chưa rõ">${row.unknown}</td>
    </tr>`;
}

export const partColumns = [
  'Tiến độ',
  'Số lần đã phát',
  'Đã giao',
  'Lỡ',
  'Kể khác nhau',
  'Chờ phát',
];

export function partRowOf(tree: PlaceTree): (row: Judged<PartRow>) => Html {
  return (row) =>
    html`<tr data-station="${row.station}" data-verdict="${row.verdict}">
      <th scope="row">
        <a href="/dai/${encodeURIComponent(row.station)}/">${row.name}</a>
        <span class="where">${tree.words(row.place)}</span>
      </th>
      <td data-label="Tiến độ">
        ${partVerdictNames[row.verdict]}${row.order ? html`<span class="where">${sayOrder(row.order)}</span>` : ''}
      </td>
      <td data-label="Số lần đã phát">${row.aired}</td>
      <td data-label="Đã giao">${row.handedOver}</td>
      <td data-label="Lỡ">${row.lost}</td>
      <td data-label="Kể khác nhau">${row.disputed}</td>
      <td data-label="Chờ phát">${row.waiting}</td>
    </tr>`;
}
