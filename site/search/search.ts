import { closestWords } from './closest.ts';
import type { Corpus } from './corpus.ts';
import { withoutCourtesy } from './courtesy.ts';
import { isSpokenOf, type Found } from './evidence.ts';
import { tokeniseTyped, type Form } from './fold.ts';
import { flat } from './lists.ts';
import { markedTerms, markText, type Piece } from './mark.ts';
import { matchWord } from './match.ts';
import { onwardFirst, type Placed } from './onward.ts';
import { readQuery } from './query.ts';
import { asksToPractise, subjectOfMeaning } from './question.ts';
import { rankPages } from './rank.ts';
import { settleReadings } from './settle.ts';
import { importanceOf } from './small-words.ts';

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
/** A page is listed when what it vouches for of what was typed is at least this … */
const leastSupport = 0.12;
/** … and it scores at least this part of the best page. */
const leastScore = 0.26;

/** What the site has for a query, however it is typed. An empty query finds nothing. */
export function search(corpus: Corpus, query: string): Answer {
  const typed = withoutCourtesy(readQuery(query, corpus));
  const subject = subjectOfMeaning(typed);
  const forms = subject ?? typed;
  const kind = asksToPractise(forms) ? 'Thực hành' : subject && 'Từ ngữ';
  const found = look(forms, kind, corpus);
  const { words, importance, ranked } = found;
  const early = isBeginning(forms, corpus);
  const spoken =
    early ||
    isSpokenOf(found, corpus) ||
    isSpokenOf(withoutBeginning(found, query, kind, corpus), corpus);
  const best = ranked[0]?.score || 0;
  const marked = markedTerms(words, importance);
  const good = ranked
    .filter(
      ({ support, score }) =>
        spoken && (early || support >= leastSupport) && score >= leastScore * best,
    )
    .slice(0, maxHits);
  const hits = flat(onwardFirst(good, corpus).map((placed) => hitOf(placed, marked, corpus)));
  // Of several words the closest to each make no sense together.
  const mistyped = hits.length === 0 && forms.length === 1;
  return { hits, closest: mistyped ? closestWords(forms, corpus) : [] };
}

function look(forms: readonly Form[], kind: string | undefined, corpus: Corpus): Found {
  const importance = importanceOf(forms);
  const words = settleReadings(
    forms.map((form, at) => matchWord(form, at === forms.length - 1, corpus)),
    corpus,
  );
  return { forms, words, importance, ranked: rankPages(corpus, { words, importance, kind }) };
}

/** Whether no more than one word was typed, and a longer word of the site begins so: too early to say that it is not spoken of. */
function isBeginning(forms: readonly Form[], { terms }: Corpus): boolean {
  const typed = forms[0]?.fold || '';
  return forms.length === 1 && terms.some(({ fold }) => fold !== typed && fold.startsWith(typed));
}

/** The same without a last word that as typed is none of the site's yet, but begins one: it is judged by what stands before. */
function withoutBeginning(
  found: Found,
  query: string,
  kind: string | undefined,
  corpus: Corpus,
): Found {
  const before = found.forms.slice(0, -1);
  const typed = tokeniseTyped(query).slice(-1);
  const isWord = typed.every(({ fold }) => corpus.folds.has(fold));
  if (isWord || before.length === 0 || !isBeginning(typed, corpus)) return found;
  return look(before, kind, corpus);
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
