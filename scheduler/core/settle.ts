// What each slot whose time has come needs: to start, to wait, or to be given up with its reason.
import type { Campaign } from '../../content/schema/campaign.ts';
import { refusalOf } from './permitted.ts';
import { isWithin, type Leap } from './clock-leap.ts';
import type { PlanWard } from './plan.ts';
import { heardBefore, positionWhenLate } from './relays.ts';
import type { MissCause, Outage } from './reason.ts';
import { inTurn, isRepeat, lapOf, repeatGraceMs } from './repeat.ts';
import { emergencyCampaign, isAtOnce, isWaiting, type Slot } from './slot.ts';

export interface SettleInput {
  readonly ward: PlanWard;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly slots: readonly Slot[];
  readonly now: number;
  readonly outages: readonly Outage[];
  /** Whether this bulletin may air (approval); always true where the ward asks for none. */
  readonly approved: (slot: Slot) => boolean;
  /** What the clock leapt over and has not proved: nothing in it is given up yet. */
  readonly leap?: Leap | undefined;
  /** How late still counts as on time: what a wake-up may cost. */
  readonly toleranceMs: number;
}

export type Settlement =
  | { readonly slot: Slot; readonly verdict: 'start' }
  | {
      readonly slot: Slot;
      readonly verdict: 'miss';
      readonly cause: MissCause;
      /** False where nobody knows whether it aired: it must not be heard twice. */
      readonly makeUp: boolean;
    };

const defaultGraceMinutes = 15;

/** Verdicts on the slots due at `now`, earliest first; a slot that may still start within its grace is left out. */
export function settle(input: SettleInput): readonly Settlement[] {
  const due = input.slots.filter(
    ({ state, startsAt, campaign }) =>
      isWaiting({ state }) && startsAt <= input.now && !isAtOnce(campaign),
  );
  const verdicts: Settlement[] = [...settleRepeats(input)];
  let busy =
    input.slots.some(({ state }) => state === 'airing') ||
    verdicts.some(({ verdict }) => verdict === 'start');
  for (const slot of due) {
    const verdict = settleOne(slot, input, busy);
    const isHeld = input.leap !== undefined && isWithin(input.leap, slot.startsAt);
    if (verdict && !(isHeld && verdict.verdict === 'miss')) verdicts.push(verdict);
    busy ||= verdict?.verdict === 'start';
  }
  return verdicts;
}

/** Until when a slot may still start, epoch ms. */
export function graceEnd(slot: Slot, campaign: Campaign | undefined, toleranceMs: number): number {
  const grace = slot.repeat
    ? Math.min(repeatGraceMs(slot.repeat), (slot.repeat.untilAt ?? Infinity) - slot.startsAt)
    : (campaign?.graceMinutes ?? defaultGraceMinutes) * 60_000;
  return slot.startsAt + Math.max(grace, toleranceMs);
}

/**
 * Repeats of emergencies. (A first airing begins at once, by the one who took its order.) No hour is forbidden to them; they
 * cut into planned airings, and wait for each other.
 */
function settleRepeats(input: SettleInput): readonly Settlement[] {
  const { slots, now, toleranceMs, outages, leap } = input;
  const waiting = slots.filter((slot) => isWaiting(slot) && isRepeat(slot));
  let busy = slots.some((slot) => isUrgentOnAir(slot));
  // One whose turn it is may come while this one would sound: then this one waits for it.
  const turns = inTurn(waiting, slots).filter(
    ({ startsAt }, turn, all) =>
      startsAt <= now || all.slice(turn + 1).some((other) => startsAt < now + lengthOf(other)),
  );
  return turns.flatMap((slot): readonly Settlement[] => {
    if (slot.startsAt > now) {
      busy = true;
      return [];
    }
    const miss = (cause: MissCause): readonly Settlement[] =>
      leap !== undefined && isWithin(leap, slot.startsAt)
        ? []
        : [{ slot, verdict: 'miss', cause, makeUp: false }];
    const over = now > graceEnd(slot, undefined, toleranceMs);
    const lost = outages.find(({ code, to }) => code === 'damaged' && slot.startsAt <= to);
    const outage = outages.findLast(({ from, to }) => from <= now && slot.startsAt <= to);
    if (lost) return miss(lost);
    if (over) {
      const hindrance = slot.state === 'ready' ? busy && 'busy' : 'not-ready';
      return miss(outage ?? { code: hindrance || 'too-late' });
    }
    if (slot.state !== 'ready' || busy || wasJustHeard(slot, slots, now)) return [];
    busy = true;
    return [{ slot, verdict: 'start' }];
  });
}

function lengthOf({ bulletin }: Slot): number {
  return bulletin?.durationMs ?? 60_000;
}

/** Also one whose order was taken and that is about to sound. */
function isUrgentOnAir(slot: Slot): boolean {
  const { state, campaign } = slot;
  return (
    campaign === emergencyCampaign && (state === 'airing' || (isWaiting(slot) && !isRepeat(slot)))
  );
}

/**
 * Whether the same emergency began so lately (late itself) that this would be nothing but twice the same. What was entered later
 * and has begun was heard a moment ago, whatever a clock that was wrong said then.
 */
function wasJustHeard(slot: Slot, slots: readonly Slot[], now: number): boolean {
  const everyMs = (slot.repeat?.everyMinutes ?? 0) * 60_000;
  return slots.some((other) => {
    const { repeat, airedAt, startsAt } = other;
    if (repeat?.of !== slot.repeat?.of || airedAt === undefined) return false;
    if (now - airedAt >= everyMs / 3) return false;
    return lapOf(other) > lapOf(slot) || (airedAt <= now && startsAt <= slot.startsAt - everyMs);
  });
}

function settleOne(slot: Slot, input: SettleInput, busy: boolean): Settlement | undefined {
  const { now, ward } = input;
  const miss = (cause: MissCause, makeUp = true): Settlement => ({
    makeUp,
    slot,
    verdict: 'miss',
    cause,
  });
  const late = now - slot.startsAt > input.toleranceMs;
  const over = now > graceEnd(slot, input.campaigns.get(slot.campaign), input.toleranceMs);
  const outage = input.outages.findLast(({ from, to }) => from <= now && slot.startsAt <= to);

  const lost = input.outages.find(({ code, to }) => code === 'damaged' && slot.startsAt <= to);
  if (lost) return miss(lost, false);
  if (over && outage && outage.from <= slot.startsAt + input.toleranceMs) {
    return miss(outage);
  }
  const durationMs = lengthLeft(slot, input.slots, late ? now - slot.startsAt : 0);
  // Its relay is over, and nothing follows. What joins another has nothing left that was not heard.
  if (durationMs <= 0)
    return miss(outage ?? { code: busy ? 'busy' : 'too-late' }, slot.makeUpFor === undefined);
  const refusal = refusalOf(ward, now, durationMs);
  if (refusal) {
    const lateBy = late && !refusalOf(ward, slot.startsAt, durationMs);
    return miss(lateBy ? { ...refusal, late: outage ? { outage } : {} } : refusal);
  }
  const next = input.slots.find(
    (other) =>
      isWaiting(other) &&
      !isAtOnce(other.campaign) &&
      other.startsAt > slot.startsAt &&
      other.startsAt < now + durationMs &&
      !mayFollow(other, now + durationMs, input),
  );
  if (late && next && next.startsAt > now) {
    return miss({ code: 'runs-into-next', next: next.startsAt });
  }
  const hindrance = hindranceOf(slot, input, busy);
  if (!hindrance) {
    if (over) return miss(outage ?? { code: 'too-late' });
    return { slot, verdict: 'start' };
  }
  return over ? miss(hindrance) : undefined;
}

/** How long it sounds: less where it is late and joins a relay that goes on without it, nothing where that is over. */
function lengthLeft(slot: Slot, slots: readonly Slot[], lateMs: number): number {
  const { bulletin } = slot;
  if (!bulletin) return 60_000;
  return bulletin.durationMs - positionWhenLate(bulletin, lateMs, heardBefore(slot, slots));
}

/** Whether it comes after others in its session, and can still begin in time when they end then. */
function mayFollow(slot: Slot, endsAt: number, { campaigns, toleranceMs }: SettleInput): boolean {
  return (
    slot.reason?.code === 'queued' &&
    endsAt <= graceEnd(slot, campaigns.get(slot.campaign), toleranceMs)
  );
}

/** What keeps a slot from starting now; it may pass before the grace ends. */
function hindranceOf(slot: Slot, input: SettleInput, busy: boolean): MissCause | undefined {
  if (slot.state !== 'ready') return { code: 'not-ready' };
  if (!input.approved(slot)) return { code: 'not-approved' };
  return busy ? { code: 'busy' } : undefined;
}
