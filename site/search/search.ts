import { closestWords } from './closest.ts';
import type { Corpus } from './corpus.ts';
import { withoutCourtesy } from './courtesy.ts';
import { isSpokenOf, supportOf } from './evidence.ts';
import { tokeniseTyped, type Form } from './fold.ts';
import { hitsOf, look, type Answer, type Found } from './hits.ts';
import { readQuery } from './query.ts';
import { asksToPractise, subjectOfMeaning } from './question.ts';
import { slipOf } from './slip.ts';
import { importanceOf } from './small-words.ts';

/** A page is listed when what it vouches for of what was typed is at least this. */
const leastSupport = 0.12;

/** What the site has for a query, however it is typed. An empty query finds nothing. */
export function search(corpus: Corpus, query: string): Answer {
  const typed = withoutCourtesy(readQuery(query, corpus));
  const subject = subjectOfMeaning(typed);
  const forms = subject ?? typed;
  const kind = asksToPractise(forms) ? 'Thực hành' : subject && 'Từ ngữ';
  const found = look(forms, importanceOf(forms), corpus, { kind, slip: slipOf });
  const early = isBeginning(forms, corpus);
  const spoken =
    early ||
    isSpokenOf(found, corpus) ||
    isSpokenOf(withoutBeginning(found, query, kind, corpus), corpus);
  const { ranked, weights } = found;
  const good = ranked.filter((page) => early || supportOf(page, weights) >= leastSupport);
  const hits = spoken ? hitsOf(found, good, corpus) : [];
  // Of several words the closest to each make no sense together.
  const mistyped = hits.length === 0 && forms.length === 1;
  return { hits, closest: mistyped ? closestWords(forms, corpus) : [] };
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
  const before: readonly Form[] = found.forms.slice(0, -1);
  const typed = tokeniseTyped(query).slice(-1);
  const isWord = typed.every(({ fold }) => corpus.folds.has(fold));
  if (isWord || before.length === 0 || !isBeginning(typed, corpus)) return found;
  return look(before, importanceOf(before), corpus, { kind, slip: slipOf });
}
