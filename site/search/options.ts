import { draw, drawPieces } from './draw.ts';
import type { Piece } from './excerpt.ts';
import type { Hit } from './search.ts';

const maxPages = 5;
/** Under the first page, and under each other. */
const maxSections = [2, 1];

/** The list's options: pages, each with its best sections. Links, so that a tap, a middle click or a copied address work. */
export function drawOptions(hits: readonly Hit[]): HTMLAnchorElement[] {
  const options = hits.slice(0, maxPages).flatMap((hit, at) => {
    const page = option(hit.url, 'page', [
      draw('strong', {}, ...drawPieces(hit.title)),
      ...(hit.kind === '' ? [] : [' ', draw('small', {}, hit.kind)]),
      draw('span', {}, ...(hit.note === undefined ? drawPieces(hit.excerpt) : [hit.note])),
    ]);
    const sections = hit.sections
      .filter(({ heading }) => heading.some(isMarked))
      .slice(0, maxSections[Math.min(at, 1)]);
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
