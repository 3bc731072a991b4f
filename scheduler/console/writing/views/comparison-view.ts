// What a draft would change, and what keeps it from being published.
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { formatProblem } from '../../../../content/schema/problem.ts';
import type { Looking } from '../../console-parts.ts';
import { sayRefused } from '../../views/say-refused.ts';
import { contentNow } from '../../views/content-now.ts';
import type { Seen } from '../../seen.ts';
import { fileOfLooking } from '../address.ts';
import type { Attached, Draft, Version } from '../desk.ts';
import { airingsOf, type DraftAirings } from '../new/draft-campaign.ts';
import { whoAsks } from '../editing-posts.ts';
import { plainWords } from '../plain-words.ts';
import { siteStanding, type SiteStanding } from './site-standing-view.ts';
import { touchedBy, type Touched } from './touched.ts';

export interface ComparisonView {
  readonly file: string;
  /** Undefined: it is published, dropped, never was one, or nothing differs in it yet. */
  readonly draft?: {
    readonly draft: Draft;
    readonly was: string;
    readonly is: string;
    readonly seal: string;
    readonly isConflict: boolean;
    /** What stops it; Vietnamese, with the place. */
    readonly problems: readonly string[];
    readonly touched: Touched;
    readonly own: Own;
    /** Pictures and files that its text names: those alone are published. */
    readonly attached: readonly Attached[];
  };
  /** Somebody has opened it, and changed nothing. */
  readonly isUnchanged: boolean;
  readonly needsConsent: boolean;
  readonly latest?: Version;
  readonly standing?: SiteStanding;
  /** What the last press could not do. */
  readonly wrong: string;
  /** What is wrong with the word why. */
  readonly wrongWhy: string;
}

/** Airings of the campaign that comes with it. */
type Own = Pick<DraftAirings, 'slots'>;

/** What the last press could not do, and of which file, where the address does not say. */
interface Pressed {
  readonly wrong?: string;
  readonly wrongWhy?: string;
  readonly of?: string;
}

export function comparisonView(
  seen: Seen,
  looking: Looking,
  { wrong = '', wrongWhy = '', of }: Pressed = {},
): ComparisonView | undefined {
  const file = of ?? fileOfLooking(looking);
  if (file === undefined) return undefined;
  const desk = looking.parts.writing();
  const isConflict = desk.conflict(file) !== undefined;
  const known = desk.draft(file);
  const isChanged = isConflict || known?.isChanged === true;
  if (isChanged && seen.may('write')) desk.complete(file, whoAsks({ seen }));
  const draft = isChanged ? desk.draft(file) : undefined;
  const [latest] = desk.versions(file);
  const isUnchanged = known !== undefined && !isChanged;
  if (!draft && !latest && !isUnchanged) return undefined;
  return {
    ...{ file, wrong, wrongWhy, isUnchanged, needsConsent: desk.needsConsent() },
    ...(draft && { draft: draftPart(looking, draft, isConflict) }),
    ...(latest && { latest }),
    ...(latest && { standing: siteStanding(looking, file, latest.at) }),
  };
}

function draftPart(
  looking: Looking,
  draft: Draft,
  isConflict: boolean,
): NonNullable<ComparisonView['draft']> {
  const { parts } = looking;
  const { file, baseText = '' } = draft;
  const desk = parts.writing();
  const was = plainWords(file, baseText);
  const unwritten = refusalOf(() => desk.text(file));
  if (unwritten !== undefined)
    return {
      ...{ draft, isConflict, problems: [unwritten], seal: '', was, is: was },
      ...{ own: { slots: [] }, attached: [] },
      touched: { slots: [], all: false },
    };
  const texts = desk.texts(file);
  const tried = isConflict ? undefined : desk.tryOut(file);
  const refused = tried?.ok === false ? tried : undefined;
  const problems =
    refused?.why === 'problems'
      ? refused.problems.map(formatProblem)
      : refused && sayRefused(refused);
  const content = tried?.ok ? tried.content : contentNow(parts.config.contentDir).content;
  return {
    ...{ draft, isConflict, problems: problems ?? [], seal: desk.seal(file) },
    ...{ was, is: plainWords(file, desk.text(file)) },
    touched: touchedBy(parts.store().slots(), content, file),
    attached: draft.extras.attached.filter((one) => texts.has(one.file)),
    own: draft.extras.campaign && tried?.ok ? airingsOf(looking, draft) : { slots: [] },
  };
}

/** Why it can't be done, for the person; undefined where it can. */
function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof LoaError) return `${error.message} ${error.hint}`.trim();
    throw error;
  }
}
