import { sayEvent } from '../../core/say-event.ts';
import { atOnceTitles, holdsItsAiring, isAtOnce, isWaiting, type Slot } from '../../core/slot.ts';
import type { LoggedEvent } from '../../store/store.ts';
import type { ConsoleParts, Looking } from '../console-parts.ts';
import type { Possible } from '../pages/slot-acts.ts';
import { linesIn, type Line } from './bulletin-lines.ts';
import { createTitleOf, stationView } from './station.ts';

/** One airing's story. */
export interface SlotView {
  readonly slot: Slot;
  readonly title: string;
  readonly campaign: string;
  readonly lines: readonly Line[];
  /** Of its bulletin; undefined where the ward asks for none. */
  readonly approval: { readonly by: string; readonly at: number } | 'none' | undefined;
  readonly can: Possible;
  readonly log: readonly StoryLine[];
  /** The airing that it stands for, and those that stand or stood for it. */
  readonly related: readonly Slot[];
  readonly titleOf: (slot: Slot) => string;
}

export interface StoryLine {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  /** Vietnamese; '' where the event says all. */
  readonly words: string;
}

/** Of the slot in the path; undefined: there is none of that name. */
export function slotView({ parts, param }: Looking, timeZone: string): SlotView | undefined {
  const { store, config } = parts;
  const slot = store().slot(param('slot'));
  if (!slot) return undefined;
  const slots = store().slots();
  const titleOf = createTitleOf(parts);
  return {
    ...{ slot, titleOf, title: titleOf(slot), campaign: campaignTitle(parts, slot) },
    lines: linesIn(config.bulletinDir, slot.bulletin?.sha256),
    approval: approvalOf(parts, slot),
    can: possibleActs(slot, slots, stationView(parts).now),
    log: storyOf(store().lines({ slot: slot.id }).toReversed(), timeZone),
    related: relatedTo(slot, slots),
  };
}

function campaignTitle({ store, rules }: ConsoleParts, { campaign }: Slot): string {
  const atOnce = atOnceTitles.get(campaign);
  if (atOnce !== undefined) return atOnce;
  const known = [...(rules()?.campaigns ?? []), ...store().keptCampaigns()];
  return known.find(({ id }) => id === campaign)?.title ?? campaign;
}

function approvalOf({ store, news }: ConsoleParts, { bulletin }: Slot): SlotView['approval'] {
  const given = store()
    .approvals()
    .find(({ contentKey }) => contentKey === bulletin?.contentKey);
  if (given) return given;
  return news.last().ward?.approvalRequired === true ? 'none' : undefined;
}

/** What may happen to it now; each act looks again when it is carried out. */
export function possibleActs(slot: Slot, slots: readonly Slot[], now: number): Possible {
  const { state, reason } = slot;
  const isUnplanned = isAtOnce(slot.campaign);
  const stands = relatedTo(slot, slots).some((other) => holdsItsAiring.has(other.state));
  const isLost = state === 'missed' || state === 'interrupted';
  const isFree = !isUnplanned && !stands;
  const cancelledByHand = state === 'cancelled' && reason?.code === 'cancelled-by';
  return {
    cancel: isWaiting(slot),
    stop: state === 'airing',
    restore: isFree && cancelledByHand && slot.startsAt > now,
    move: isFree && (isWaiting(slot) || isLost || state === 'cancelled'),
    airNow: isFree && slot.bulletin !== undefined && (isWaiting(slot) || isLost || cancelledByHand),
    makeUp: isFree && isLost,
  };
}

/** The others of the same airing: what it makes up for, and what makes up for it. */
function relatedTo({ id, makeUpFor }: Slot, slots: readonly Slot[]): readonly Slot[] {
  const root = makeUpFor ?? id;
  return slots.filter(
    (other) => other.id !== id && (other.id === root || other.makeUpFor === root),
  );
}

function storyOf(events: readonly LoggedEvent[], timeZone: string): readonly StoryLine[] {
  return events.map(({ seq, at, event, detail }) => {
    return { seq, at, event, words: sayEvent(event, detail, timeZone) };
  });
}
