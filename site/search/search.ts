import type { Corpus } from './corpus.ts';
import { excerptOf, markedTerms, markText, type Piece } from './excerpt.ts';
import { matchWord } from './match.ts';
import { closestWords } from './closest.ts';
import { readQuery } from './query.ts';
import { rankPages, type RankedPage } from './rank.ts';
import { settleReadings } from './settle.ts';
import { importanceOf } from './small-words.ts';

/** One page that answers, with its best sections. */
export interface Hit {
  readonly url: string;
  readonly kind: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
  readonly sections: readonly SectionHit[];
  /** Why it stands here, or that its way is closed: said before its words. */
  readonly note?: string;
}

export interface SectionHit {
  readonly url: string;
  readonly heading: readonly Piece[];
  readonly excerpt: readonly Piece[];
}

export interface Answer {
  /** Best first, one entry a page. */
  readonly hits: readonly Hit[];
  /** When nothing was found: words of the site that look like what was typed. */
  readonly closest: readonly string[];
}

const maxHits = 10;
const maxSections = 2;
/** A section is listed when it scores at least this part of the page's best. */
const sectionShare = 0.55;
/** A page is listed when it holds at least this part of what was typed … */
const leastCoverage = 0.2;
/** … and scores at least this part of the best page. */
const leastScore = 0.08;
/** A closed page is asked for by name only where it is among the first so many. */
const askedFor = 5;

/** What the site has for a query, however it is typed. An empty query finds nothing. */
export function search(corpus: Corpus, query: string): Answer {
  const forms = readQuery(query, corpus);
  const importance = importanceOf(forms);
  const words = settleReadings(
    forms.map((form, at) => matchWord(form, at === forms.length - 1, corpus)),
    corpus,
  );
  const ranked = rankPages(corpus, words, importance);
  const best = ranked[0]?.score ?? 0;
  const marked = markedTerms(words, importance);
  const good = ranked
    .filter((page) => page.coverage >= leastCoverage && page.score >= leastScore * best)
    .slice(0, maxHits);
  const hits = onwardFirst(good, ranked, corpus).flatMap(({ page, note }) =>
    hitOf(page, marked, corpus, note),
  );
  return { hits, closest: hits.length > 0 ? [] : closestWords(forms, corpus) };
}

/** A page in its place among the answers, and what is said of it there. */
interface Placed {
  readonly page: RankedPage;
  readonly note?: string;
}

/**
 * Who asks by name for a way that is closed is led to the way that works: its page stands first, and says why.
 * A question about a detail that only the old page explains still finds that page first.
 */
function onwardFirst(
  good: readonly RankedPage[],
  ranked: readonly RankedPage[],
  corpus: Corpus,
): Placed[] {
  const closedOf = ({ page }: RankedPage) => corpus.pages[page]?.closed;
  const named = good
    .slice(0, askedFor)
    .find((page) => closedOf(page) !== undefined && page.isNamed);
  const closed = named && closedOf(named);
  const number = corpus.pages.findIndex(({ url }) => url === closed?.now[0]);
  const onward = ranked.find(({ page }) => page === number) ?? unranked(number);
  return [
    ...(closed === undefined || number < 0 ? [] : [{ page: onward, note: closed.says }]),
    ...good
      .filter(({ page }) => closed === undefined || page !== number)
      .map((page): Placed => {
        const note = closedOf(page)?.says;
        return note === undefined ? { page } : { page, note };
      }),
  ];
}

/** A page that holds nothing of the query. */
function unranked(page: number): RankedPage {
  return { page, score: 0, coverage: 0, isNamed: false, sections: [] };
}

function hitOf(
  ranked: RankedPage,
  marked: ReadonlySet<number>,
  corpus: Corpus,
  note: string | undefined,
): Hit[] {
  const page = corpus.pages[ranked.page];
  if (page === undefined) return [];
  const bestScore = ranked.sections[0]?.score ?? 0;
  const shown = ranked.sections
    .filter(({ score }) => score >= sectionShare * bestScore)
    .flatMap(({ section }) => page.sections[section] ?? []);
  const sections = shown
    .filter(({ heading }) => heading !== '')
    .slice(0, maxSections)
    .map((section) => ({
      url: section.url ?? `${page.url}#${section.id}`,
      heading: markText(section.heading, marked, corpus),
      excerpt: excerptOf(section.text, marked, corpus),
    }));
  const lead = shown[0]?.heading === '' ? shown[0].text : '';
  return [
    {
      url: page.url,
      // "Hỏi đáp · Hỏi đáp" says nothing.
      kind: page.kind === page.title ? '' : page.kind,
      title: markText(page.title, marked, corpus),
      excerpt: excerptOf(lead || page.description, marked, corpus),
      sections,
      ...(note === undefined ? {} : { note }),
    },
  ];
}
