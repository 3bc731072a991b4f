import type { Corpus } from './corpus.ts';
import type { RankedPage } from './rank.ts';

/** A closed page is asked for by name only where it is among the first so many. */
const askedFor = 8;

/** A page in its place among the answers, and what is said of it there. */
export interface Placed {
  readonly page: Pick<RankedPage, 'page' | 'places'>;
  readonly note: string | undefined;
}

/**
 * Who asks by name for a way that is closed is led to the way that works: its page stands first, and says why; but a
 * question of the ward's that asks the same says it itself. A question about a detail that only the old page explains still
 * finds that page first, and who practises, the practice.
 */
export function onwardFirst(good: readonly RankedPage[], corpus: Corpus): Placed[] {
  const closedOf = (page: number) => corpus.pages[page]?.closed;
  const named = good.slice(0, askedFor).find(({ page, isNamed }) => isNamed && closedOf(page));
  const closed = named && closedOf(named.page);
  const first = corpus.pages[good[0]?.page ?? -1]?.url || '';
  const practice = first.startsWith('/thuc-hanh/');
  const onward = corpus.pages.findIndex(({ url }) => !practice && url === closed?.now[0]);
  const rest = good
    .filter(({ page }) => page !== onward)
    .map((page): Placed => ({ page, note: closedOf(page.page)?.says }));
  if (onward >= 0) {
    const led = { page: { page: onward, places: [] }, note: closed?.says };
    rest.splice(first.startsWith('/hoi-dap/') ? 1 : 0, 0, led);
  }
  return rest;
}
