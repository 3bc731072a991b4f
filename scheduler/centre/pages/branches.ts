// Ways through the tree of places, and from page to page of a table: links alone.
import { html } from 'hono/html';
import type { PlaceTree } from '../overview/place-tree.ts';
import type { Html } from './frame.ts';

export type LinkOf = (query: Readonly<Record<string, string | undefined>>) => string;

/** A link to the same page with these words of its address changed; undefined takes one away. */
export function linksOf(path: string, now: Readonly<Record<string, string | undefined>>): LinkOf {
  return (query) => {
    const entries = Object.entries({ ...now, ...query }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    );
    const words = new URLSearchParams(entries).toString();
    return words === '' ? path : `${path}?${words}`;
  };
}

/** `Tất cả / Hải Dương / Kinh Môn`: the way to the branch that is looked at, each step a link. */
export function wayTo(tree: PlaceTree, branch: number | undefined, linkOf: LinkOf): Html | '' {
  if (branch === undefined) return '';
  const steps = tree.path(branch);
  return html`<nav aria-label="Nơi" class="way">
    <ol>
      <li>
        <a href="${linkOf({ noi: undefined, trang: undefined })}">Mọi nơi</a>
      </li>
      ${steps.map(
        ({ id, name }) =>
          html`<li>
            <a
              href="${linkOf({ noi: String(id), trang: undefined })}"
              ${id === branch ? html`aria-current="true"` : ''}
              >${name}</a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
}

/** The same from a station's own path, where no tree is read. */
export function wayOfNames(
  station: { readonly place: readonly string[]; readonly placeIds: readonly number[] } | undefined,
  branch: number | undefined,
  linkOf: LinkOf,
): Html | '' {
  if (branch === undefined) return '';
  const steps = station ? station.placeIds.slice(0, station.placeIds.indexOf(branch) + 1) : [];
  return html`<nav aria-label="Nơi" class="way">
    <ol>
      <li><a href="${linkOf({ noi: undefined, khung: undefined })}">Mọi nơi</a></li>
      ${steps.map(
        (id, at) =>
          html`<li>
            <a
              href="${linkOf({ noi: String(id), khung: undefined })}"
              ${id === branch ? html`aria-current="true"` : ''}
              >${station?.place[at] ?? ''}</a
            >
          </li>`,
      )}
    </ol>
  </nav>`;
}

/** Nothing where all is on one page. */
export function pager(page: number, pages: number, linkOf: LinkOf): Html | '' {
  if (pages <= 1) return '';
  return html`<nav aria-label="Các trang của bảng" class="pages">
    ${page > 1 ? html`<a href="${linkOf({ trang: String(page - 1) })}" rel="prev">Trang trước</a>` : ''}
    <span>Trang ${page} trong ${pages}</span>
    ${page < pages ? html`<a href="${linkOf({ trang: String(page + 1) })}" rel="next">Trang sau</a>` : ''}
  </nav>`;
}

/** A whole number of an address, undefined for anything else. */
export function readId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The page that is asked for, held between the first and the last. */
export function readPage(text: string | undefined, pages = Infinity): number {
  return Math.min(Math.max(1, readId(text) ?? 1), Math.max(1, pages));
}
