import { isOverdue } from './overdue.ts';
import type { Content } from './schema/content.ts';
import { errandQuestions } from './schema/errand.ts';
import type { Certainty } from './schema/facts.ts';

/** Why a legal claim asks for a person's attention. */
export const reviewReasons = ['to-confirm', 'overdue', 'ended-source', 'likely'] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/** One claim that a person should look at; the words are made where it is shown. */
export interface ReviewItem {
  readonly reason: ReviewReason;
  /** Path from the repository's root. */
  readonly file: string;
  /** 1-based, where it is known. */
  readonly line?: number;
  /** The fact, errand answer or cited document it is about. */
  readonly id: string;
  /** What is claimed. */
  readonly text: string;
  readonly source: string;
  readonly checkedOn?: string;
  readonly recheckBy?: string;
  /** What staff noted for whoever looks at it. */
  readonly note?: string;
}

/** A claim with its source, whichever file it stands in. */
interface Claim extends Omit<ReviewItem, 'reason' | 'line'> {
  readonly certainty: Certainty;
  readonly recheckBy: string;
}

/**
 * What waits for a person, in the order in which it should be asked: what nobody has confirmed yet, what is overdue on
 * `today` (`YYYY-MM-DD` in the ward's zone), what rests on a source that has ended, what is only likely.
 */
export function reviewFacts(content: Content, today: string): readonly ReviewItem[] {
  const claims = [...factClaims(content), ...errandClaims(content)];
  const of = (reason: ReviewReason, holds: (claim: Claim) => boolean) =>
    claims.filter(holds).map((claim): ReviewItem => ({ reason, ...claim }));
  return [
    ...of('to-confirm', ({ certainty }) => certainty === 'to-confirm'),
    ...of('overdue', (claim) => isOverdue(claim, today)).toSorted((a, b) =>
      (a.recheckBy ?? '').localeCompare(b.recheckBy ?? ''),
    ),
    ...endedSources(content),
    ...of('likely', ({ certainty }) => certainty === 'likely'),
  ];
}

function factClaims({ facts }: Content): readonly Claim[] {
  return facts.map(({ id, text, source, certainty, checkedOn, recheckBy, note }) => ({
    ...{ file: 'content/facts.yaml', id, text, source, certainty, checkedOn, recheckBy },
    ...(note === undefined ? {} : { note }),
  }));
}

function errandClaims({ documents }: Content): readonly Claim[] {
  return documents.flatMap(({ file, id, errand }) => {
    if (errand === undefined) return [];
    const { sources } = errand;
    return errandQuestions.map((question): Claim => {
      const { says, certainty, source } = errand[question];
      const found = sources.find((one) => one.id === source);
      const claim = { file, id: `${id}#${question}`, text: says.join(' '), certainty };
      if (found === undefined) return { ...claim, source: '', recheckBy: '9999-12-31' };
      const { checkedOn, recheckBy, note } = found;
      const dated = { ...claim, source: found.source, checkedOn, recheckBy };
      return note === undefined ? dated : { ...dated, note };
    });
  });
}

/** The places that cite an ended source and say so; those that do not are mistakes, named by the check of content. */
function endedSources({ citations, facts }: Content): readonly ReviewItem[] {
  return citations
    .filter(({ file }) => file !== 'content/facts.yaml')
    .map(({ file, line, form, fact }) => {
      const ending = facts.find(({ id }) => id === fact);
      return {
        reason: 'ended-source',
        ...{ file, line, id: fact, text: form, source: ending?.source ?? '' },
      };
    });
}
