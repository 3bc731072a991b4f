import { unified } from '@astrojs/markdown-remark';
import { proseSigns } from '../content/markup/prose-signs.ts';
import { headingIds } from './heading-ids.ts';
import { letterhead } from './letterhead.ts';
import { linkPlaces } from './link-places.ts';
import { listenPlace } from './listen-place.ts';
import { markSteps } from './mark-steps.ts';
import { noCode } from './no-code.ts';
import { tables } from './tables.ts';
import { textPictures } from './text-pictures.ts';
import { wrapSpoken } from './wrap-spoken.ts';

/**
 * Words go from content/*.mdx to the page as staff wrote them: no smart quotes, no links but linkPlaces' (the old portal's address
 * in the announcement must stay text), no heading ids made from accented words. A page that is built and one that is looked at
 * while it is written (site/preview) are made with this alike.
 */
export const markdown = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins: [
    ...[noCode, proseSigns, headingIds, letterhead, listenPlace, markSteps],
    ...[tables, textPictures, linkPlaces, wrapSpoken],
  ],
});
