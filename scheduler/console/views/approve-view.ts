import { diffArrays } from 'diff';
import { isAtOnce, isWaiting, type Slot, type SlotBulletin } from '../../core/slot.ts';
import type { Approval } from '../../store/store.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { AskedText } from '../writing/asked-texts.ts';
import { linesOf, manifestOf, type Line } from './bulletin-lines.ts';
import { sentBacks, type SentBack } from './sent-back.ts';
import { createTitleOf } from './station.ts';

/** A bulletin that is to be heard and found right or not. */
export interface ApproveView {
  readonly bulletin: SlotBulletin;
  readonly campaign: string;
  /** The airings that wait with it, the next first. */
  readonly slots: readonly Slot[];
  readonly lines: readonly Line[];
  readonly approved: Approval | undefined;
  readonly sentBack: SentBack | undefined;
  /** The bulletins that air in its place by now: it was made anew since somebody opened this. */
  readonly instead: readonly SlotBulletin[];
  readonly compared: Compared | undefined;
}

/** What is another since the last bulletin of its campaign that was approved. */
export interface Compared {
  readonly before: Approval;
  /** Undefined: that one's words are gone. */
  readonly parts: readonly ChangedPart[] | undefined;
}

export interface ChangedPart {
  readonly is: 'same' | 'new' | 'gone';
  readonly sentences: readonly string[];
}

/** Of the bulletin with this SHA-256; undefined: no airing ever had it. */
export function approveView(parts: ConsoleParts, sha256: string): ApproveView | undefined {
  const { store, config } = parts;
  const slots = store().slots();
  const own = slots.filter((slot) => slot.bulletin?.sha256 === sha256);
  const [any] = own;
  const manifest = manifestOf(config.bulletinDir, sha256);
  const bulletin = any?.bulletin ?? manifest;
  if (!bulletin) return undefined;
  const approvals = store().approvals();
  const approved = approvals.find(({ contentKey }) => contentKey === bulletin.contentKey);
  const campaign = any?.campaign ?? approved?.campaign ?? '';
  const { contentKey, title, durationMs } = bulletin;
  return {
    ...{ bulletin: { sha256, contentKey, title, durationMs }, campaign, approved },
    slots: own.filter(isWaiting),
    lines: manifest ? linesOf(manifest) : [],
    sentBack: sentBacks(store()).get(contentKey),
    instead: insteadOf(slots, campaign, sha256),
    compared: comparedWith(parts, campaign, { sha256, contentKey }),
  };
}

/** The other bulletins that wait in this one's campaign. */
function insteadOf(
  slots: readonly Slot[],
  campaign: string,
  sha256: string,
): readonly SlotBulletin[] {
  const waiting = slots
    .filter((slot) => slot.campaign === campaign && isWaiting(slot))
    .flatMap(({ bulletin }) => (bulletin && bulletin.sha256 !== sha256 ? [bulletin] : []));
  return [...new Map(waiting.map((one) => [one.sha256, one])).values()];
}

function comparedWith(
  { store, config }: ConsoleParts,
  campaign: string,
  { sha256, contentKey }: Pick<SlotBulletin, 'sha256' | 'contentKey'>,
): Compared | undefined {
  const before = store()
    .approvals()
    .filter((one) => one.campaign === campaign && one.contentKey !== contentKey)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  if (!before) return undefined;
  const [old, now] = [before.sha256, sha256].map((name) => manifestOf(config.bulletinDir, name));
  const parts = old && now && changedParts(linesOf(old), linesOf(now));
  return { before, parts };
}

/** By sentence: what stayed, what came, what went, in the order in which one reads. */
export function changedParts(
  before: readonly Pick<Line, 'text'>[],
  after: readonly Pick<Line, 'text'>[],
): readonly ChangedPart[] {
  const texts = (lines: readonly Pick<Line, 'text'>[]): string[] => lines.map(({ text }) => text);
  return diffArrays(texts(before), texts(after)).map(({ added, removed, value }) => ({
    is: added ? 'new' : removed ? 'gone' : 'same',
    sentences: value,
  }));
}

/** A bulletin in the list of what waits. */
export interface WaitingBulletin {
  readonly bulletin: SlotBulletin;
  readonly title: string;
  /** The airings that wait with it, the next first. */
  readonly slots: readonly Slot[];
  readonly isApproved: boolean;
  readonly sentBack: SentBack | undefined;
}

export interface ApprovalsView {
  /** Whether the ward asks for approval at all. */
  readonly required: boolean;
  readonly waiting: readonly WaitingBulletin[];
  readonly approved: readonly WaitingBulletin[];
  readonly texts: readonly AskedText[];
  /** Airings whose bulletin is not made yet. */
  readonly unmade: number;
}

export function approvalsView(parts: ConsoleParts): ApprovalsView {
  const { store, news } = parts;
  const titleOf = createTitleOf(parts);
  const sent = sentBacks(store());
  const approved = new Set(
    store()
      .approvals()
      .map(({ contentKey }) => contentKey),
  );
  const slots = store()
    .slots()
    .filter((slot) => isWaiting(slot) && !isAtOnce(slot.campaign));
  const made = Map.groupBy(
    slots.filter(({ bulletin }) => bulletin),
    ({ bulletin }) => bulletin?.contentKey ?? '',
  );
  const bulletins = [...made.values()].flatMap((own): readonly WaitingBulletin[] => {
    const [first] = own;
    const bulletin = first?.bulletin;
    if (!bulletin) return [];
    const { contentKey } = bulletin;
    const isApproved = approved.has(contentKey);
    const sentBack = sent.get(contentKey);
    return [{ bulletin, title: titleOf(first), slots: own, isApproved, sentBack }];
  });
  return {
    texts: parts.askedTexts(),
    required: news.last().ward?.approvalRequired === true,
    waiting: bulletins.filter(({ isApproved }) => !isApproved),
    approved: bulletins.filter(({ isApproved }) => isApproved),
    unmade: slots.filter(({ bulletin }) => !bulletin).length,
  };
}
