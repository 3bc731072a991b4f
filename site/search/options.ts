import { draw, drawPieces } from './draw.ts';
import type { Piece } from './excerpt.ts';
import type { Hit } from './search.ts';

const maxPages = 6;

/** The list's options: pages, and under the first its best sections. Links, so that a tap, a middle click or a copied address work. */
export function drawOptions(hits: readonly Hit[]): HTMLAnchorElement[] {
  const options = hits.slice(0, maxPages).flatMap((hit, at) => {
    const page = option(hit.url, 'page', [
      draw('strong', {}, ...drawPieces(hit.title)),
      ...(hit.kind === '' ? [] : [' ', draw('small', {}, hit.kind)]),
      draw('span', {}, ...drawPieces(hit.excerpt)),
    ]);
    const sections = at > 0 ? [] : hit.sections.filter(({ heading }) => heading.some(isMarked));
    return [
      page,
      ...sections.map(({ url, heading }) => option(url, 'section', drawPieces(heading))),
    ];
  });
  options.forEach((each, at) => (each.id = `tim-${at}`));
  return options;
}

function option(
  href: string,
  kind: string,
  children: readonly (Node | string)[],
): HTMLAnchorElement {
  return draw(
    'a',
    { href, role: 'option', class: `found-${kind}`, tabindex: '-1', 'aria-selected': 'false' },
    ...children,
  );
}

function isMarked({ marked }: Piece): boolean {
  return marked;
}
