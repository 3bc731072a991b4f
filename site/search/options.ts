import { draw, drawName, drawPieces } from './draw.ts';
import type { Hit } from './hits.ts';

const most = 6;

/** The list's options, each with its answer. Links, so that a tap, a middle click or a copied address work. */
export function drawOptions(hits: readonly Hit[]): HTMLAnchorElement[] {
  return hits.slice(0, most).map((hit, at) =>
    draw(
      'a',
      {
        href: hit.url,
        id: `tim-${at}`,
        role: 'option',
        tabindex: '-1',
        'aria-selected': 'false',
      },
      draw('strong', {}, ...drawName(hit)),
      draw('span', {}, ...(hit.note === undefined ? drawPieces(hit.answer) : [hit.note])),
    ),
  );
}
