// What a draft would change, and what keeps it from being published.
import { heardDocumentsOf } from '../../../../content/schema/campaign-items.ts';
import type { Content } from '../../../../content/schema/content.ts';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { formatProblem } from '../../../../content/schema/problem.ts';
import { isWaiting, type Slot } from '../../../core/slot.ts';
import { readWall } from '../../../core/zone.ts';
import { isSiteCurrent } from '../../../server/site-standing.ts';
import { siteTrouble } from '../../../server/site-trouble.ts';
import type { Looking } from '../../console-parts.ts';
import { sayRefused } from '../../views/say-refused.ts';
import { contentNow } from '../../views/content-now.ts';
import type { Seen } from '../../seen.ts';
import { fileOfLooking } from '../address.ts';
import type { Attached, Draft, Version } from '../desk.ts';
import { airingsOf, type DraftAirings } from '../new/draft-campaign.ts';
import { whoAsks } from '../editing-posts.ts';
import { plainWords } from '../plain-words.ts';

export interface ComparisonView {
  readonly file: string;
  /** Undefined: it is published, dropped, or never was one. */
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
  readonly needsConsent: boolean;
  readonly latest?: Version;
  readonly standing: SiteStanding;
  /** What the last press could not do. */
  readonly wrong: string;
}

/** Airings that are still to come and would sound otherwise. */
export interface Touched {
  readonly slots: readonly Slot[];
  /** Every bulletin may have words of it. */
  readonly all: boolean;
}

/** Airings of the campaign that comes with it. */
type Own = Pick<DraftAirings, 'slots'>;

export interface SiteStanding {
  readonly is: 'built' | 'waits' | 'failed';
  readonly message: string;
  /** Something airs now or soon: it is built after that. */
  readonly after: Slot | undefined;
  /** Airings whose bulletin is to be made. */
  readonly unmade: number;
}

export function comparisonView(
  seen: Seen,
  looking: Looking,
  wrong = '',
  of?: string,
): ComparisonView | undefined {
  const file = of ?? fileOfLooking(looking);
  if (file === undefined) return undefined;
  const desk = looking.parts.writing();
  const isConflict = desk.conflict(file) !== undefined;
  if (desk.draft(file) && seen.may('write')) desk.complete(file, whoAsks({ seen }));
  const draft = desk.draft(file);
  const [latest] = desk.versions(file);
  if (!draft && !latest) return undefined;
  return {
    ...{ file, wrong, needsConsent: desk.needsConsent() },
    ...(draft && { draft: draftPart(looking, draft, isConflict) }),
    ...(latest && { latest }),
    standing: siteStanding(looking, file),
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

function touchedBy(slots: readonly Slot[], content: Content | undefined, file: string): Touched {
  const waiting = slots.filter(isWaiting);
  const document = content?.documents.find((one) => one.file === file)?.id;
  if (document === undefined)
    return { slots: [], all: !file.endsWith('.mdx') && !file.startsWith('content/campaigns/') };
  const heard = new Set(
    content?.campaigns
      .filter((campaign) => heardDocumentsOf(campaign).includes(document))
      .map(({ id }) => id),
  );
  return { slots: waiting.filter(({ campaign }) => heard.has(campaign)), all: false };
}

/** How close to an airing the site is not built; as the daemon does. */
const quietMs = 5 * 60_000;

function siteStanding({ parts }: Looking, file: string): SiteStanding {
  const { config, clock, store, news } = parts;
  const now = clock.now();
  const { day } = readWall(news.last().ward?.timeZone ?? 'Asia/Ho_Chi_Minh', now);
  const slots = store().slots();
  const after = slots.find(
    (slot) =>
      slot.state === 'airing' || (isWaiting(slot) && Math.abs(slot.startsAt - now) < quietMs),
  );
  const { slots: touched } = touchedBy(slots, contentNow(config.contentDir).content, file);
  const unmade = touched.filter(({ bulletin }) => !bulletin).length;
  const trouble = siteTrouble(config);
  const isBuilt = isSiteCurrent(config, day);
  const is = isBuilt ? 'built' : trouble ? 'failed' : 'waits';
  return { is, message: trouble?.message ?? '', after, unmade };
}
