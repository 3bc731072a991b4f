import type { Corpus } from './corpus.ts';
import { tokeniseTyped, type Form } from './fold.ts';
import { hitsOf, look, type Answer } from './hits.ts';
import { last } from './lists.ts';
import { pairOf } from './pair.ts';

/** More words are a question. */
const mostWords = 4;
/** What asks, in folded letters; and what wishes to practise (tập, thử). */
const asking = /^(ai|bao|co|dau|gi|khong|la|may|nao|sao|tap|thu)$/;
/** What is written short bears no vowel: `dk`, `hs`. */
const vowel = /[aeiouy]/;

/**
 * Answers what is typed as the site itself writes it: `dang ky`, `mã OTP`, `tạm t`. Undefined where more is wanted than words that
 * stand beside each other somewhere: a question, another spelling, a slip, or what the site may not speak of at all.
 */
export function searchNames(corpus: Corpus, query: string): Answer | undefined {
  const forms = tokeniseTyped(query);
  if (forms.length === 0 || forms.length > mostWords || !isOwnPhrase(forms, corpus))
    return undefined;
  const all = forms.map(() => 1);
  const found = look(forms, all, corpus);
  return { hits: hitsOf(found, found.ranked, corpus), closest: [] };
}

/** Whether the words stand so somewhere; the last may not be finished yet. */
function isOwnPhrase(forms: readonly Form[], corpus: Corpus): boolean {
  const isKnown = ({ exact, fold }: Form) =>
    corpus.folds.has(fold) && (exact === fold || corpus.numbers.has(exact));
  const isPair = (form: Form, at: number) => {
    const before = forms[at - 1];
    if (before === undefined) return true;
    const [first, second] = [before, form].map(({ exact }) => corpus.numbers.get(exact));
    return first !== undefined && second !== undefined && before.exact !== before.fold
      ? corpus.pairs.has(pairOf(first, second))
      : corpus.neighbours.has(`${before.fold} ${form.fold}`);
  };
  if (forms.some(({ fold }) => asking.test(fold))) return false;
  const isFinished = isKnown(last(forms) ?? { exact: '', fold: '' });
  const finished = isFinished ? forms : forms.slice(0, -1);
  if (!finished.every((form, at) => vowel.test(form.fold) && isKnown(form) && isPair(form, at)))
    return false;
  return isFinished || beginsNext(forms, corpus);
}

/** Whether a word of the site begins as the last one does, beside the one before it. */
function beginsNext(forms: readonly Form[], { folds, neighbours, terms }: Corpus): boolean {
  const [before, typed] = forms.slice(-2).map(({ fold }) => fold);
  const end = last(forms)?.fold || '';
  if (folds.has(end)) return false;
  if (typed === undefined) return terms.some(({ fold }) => fold.startsWith(end));
  return [...neighbours].some((pair) => pair.startsWith(`${before ?? ''} ${typed}`));
}
