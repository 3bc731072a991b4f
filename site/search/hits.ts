import type { Corpus } from './corpus.ts';
import type { Form } from './fold.ts';
import { flat } from './lists.ts';
import { markedTerms, markText, type Piece } from './mark.ts';
import { matchWord, type Matches, type Slip } from './match.ts';
import { onwardFirst, type Placed } from './onward.ts';
import { rankPages, type Ranked, type RankedPage } from './rank.ts';
import { settleReadings } from './settle.ts';

/** One page that answers: the place in it that answers best, and others. */
export interface Hit {
  /** Address of that very place. */
  readonly url: string;
  /** The kind of page and, where the place is a part of it, the page: `Việc thường làm › Đăng ký tạm trú`. */
  readonly crumb: string;
  readonly title: readonly Piece[];
  readonly answer: readonly Piece[];
  readonly sections: readonly { readonly url: string; readonly heading: readonly Piece[] }[];
  /** Why it stands here, or that its way is closed: said before its words. */
  readonly note?: string | undefined;
}

export interface Answer {
  /** Best first, one entry a page. */
  readonly hits: readonly Hit[];
  /** When nothing was found for one word: words of the site that look like it. */
  readonly closest: readonly string[];
}

const maxHits = 10;
const maxSections = 2;
/** A section is listed when it scores at least this part of the page's best. */
const sectionShare = 0.7;
/** A page is listed when it scores at least this part of the best page. */
const leastScore = 0.26;

/** What was typed, what each word may mean and counts, and the pages that hold it, best first. */
export interface Found extends Ranked {
  readonly forms: readonly Form[];
  readonly words: readonly Matches[];
  readonly importance: readonly number[];
}

const noSlip: Slip = () => 0;

/** The pages that hold something of what was typed; `importance`: what each word counts, `kind`: the kind of page that is asked for. */
export function look(
  forms: readonly Form[],
  importance: readonly number[],
  corpus: Corpus,
  { kind, slip = noSlip }: { readonly kind?: string | undefined; readonly slip?: Slip } = {},
): Found {
  const words = settleReadings(
    forms.map((form, at) => matchWord(form, at === forms.length - 1, corpus, slip)),
    corpus,
  );
  const { ranked, weights } = rankPages(corpus, { words, importance, kind });
  return { forms, words, importance, ranked, weights };
}

/** What is shown of the pages that were found. */
export function hitsOf(
  { words, importance }: Found,
  ranked: readonly RankedPage[],
  corpus: Corpus,
): Hit[] {
  const best = ranked[0]?.score || 0;
  const marked = markedTerms(words, importance);
  const good = ranked.filter(({ score }) => score >= leastScore * best).slice(0, maxHits);
  return flat(onwardFirst(good, corpus).map((placed) => hitOf(placed, marked, corpus)));
}

function hitOf({ page: ranked, note }: Placed, marked: ReadonlySet<number>, corpus: Corpus): Hit[] {
  const page = corpus.pages[ranked.page];
  if (page === undefined) return [];
  const [best, ...others] = ranked.places;
  const place = page.sections[best?.section ?? -1];
  const whole = { id: '', heading: page.title };
  // "Hỏi đáp › Hỏi đáp" says nothing.
  const crumbs = [page.kind === page.title ? '' : page.kind, place === undefined ? '' : page.title];
  const urlOf = (id: string) => (id === '' ? page.url : `${page.url}#${id}`);
  const lead = page.description || page.sections.find(({ heading }) => heading === '')?.text;
  return [
    {
      url: urlOf(place?.id || ''),
      crumb: crumbs.filter((each) => each !== '').join(' › '),
      title: markText(place?.heading ?? page.title, marked, corpus),
      answer: markText(place?.text || lead || '', marked, corpus),
      sections: others
        .filter(({ score }) => score >= sectionShare * (best?.score || 0))
        .map(({ section }) => page.sections[section] ?? whole)
        .slice(0, maxSections)
        .map(({ id, heading }) => ({ url: urlOf(id), heading: markText(heading, marked, corpus) })),
      note,
    },
  ];
}
