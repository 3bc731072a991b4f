// The plan as content/ says it now, held against the slots that the store has.
import { comesBack } from './comes-back.ts';
import { leftOutBy } from './left-out.ts';
import { pairAirings } from './pair-airings.ts';
import { refusalOf } from './permitted.ts';
import type { Plan, PlanWard } from './plan.ts';
import type { Crowded, MissCause, NothingNew, Refusal } from './reason.ts';
import {
  advance,
  airingName,
  isAtOnce,
  holdsItsAiring,
  isWaiting,
  type Change,
  type Slot,
} from './slot.ts';
import { addSlot, keepHour, moveSlot } from './slot-changes.ts';

export interface SyncInput {
  readonly plan: Plan;
  readonly ward: PlanWard;
  readonly stored: readonly Slot[];
  readonly now: number;
  /** Campaigns whose planned slots may be withdrawn: those that were read and kept, or whose file is gone. */
  readonly settledCampaigns: ReadonlySet<string>;
  /** The first day that a campaign's file names. */
  readonly startsOn?: (campaign: string) => string | undefined;
  /** Whether a slot takes new answers, and there are none now that its day has come. */
  readonly staysEmpty?: (slot: Slot) => boolean;
}

export interface Synced {
  readonly changes: readonly Change[];
  /** Airings that these changes end, to be made up: the slot as it is after them, and by what it was lost. */
  readonly lost: readonly { readonly slot: Slot; readonly cause: MissCause }[];
}

/** What makes the store hold the plan: slots added, moved, withdrawn. Nothing that began is touched, nothing is lost unsaid. */
export function syncPlan(input: SyncInput): Synced {
  const sync = new Sync(input);
  for (const campaign of new Set(input.plan.slots.map((slot) => slot.campaign)))
    sync.campaign(campaign);
  sync.withdrawLeft();
  sync.leaveOutEmpty();
  return { changes: [...sync.withdrawn, ...sync.changes], lost: sync.lost };
}

/** One campaign after the other; what each airing needs is decided from the slot that stands for it. */
class Sync {
  readonly withdrawn: Change[] = [];
  readonly changes: Change[] = [];
  readonly lost: { slot: Slot; cause: MissCause }[] = [];
  readonly #input: SyncInput;
  readonly #byId: ReadonlyMap<string, Slot>;
  /** Lost airings of which a make-up stands or was heard. */
  readonly #madeUp: ReadonlySet<string | undefined>;
  readonly #kept = new Set<string>();

  constructor(input: SyncInput) {
    this.#input = input;
    this.#byId = new Map(input.stored.map((slot) => [slot.id, slot]));
    this.#madeUp = new Set(
      input.stored
        .filter(({ state }) => holdsItsAiring.has(state))
        .map(({ makeUpFor }) => makeUpFor),
    );
  }

  campaign(id: string): void {
    const { plan, ward, startsOn, stored, now } = this.#input;
    const own = stored.filter(({ campaign }) => campaign === id);
    const planned = plan.slots.filter(({ campaign }) => campaign === id);
    const { pairs } = pairAirings({
      planned,
      stored: own,
      firstDay: plan.begins.get(id) ?? plan.firstDays.get(id) ?? '',
      startsOn: startsOn?.(id),
      timeZone: ward.timeZone,
    });
    for (const airing of planned) {
      const slot = pairs.get(airing);
      if (slot) this.#kept.add(slot.id);
      if (!slot) this.#enter(airing, own.length > 0 && airing.startsAt <= now);
      else if (isWaiting(slot)) this.#adapt(slot, airing);
      else this.#reopen(slot, airing);
    }
  }

  /** An airing that no slot stands for. */
  #enter(airing: Slot, isPast: boolean): void {
    const { now } = this.#input;
    // It was taken out of the plan before its hour: nobody lost it.
    if (isPast && this.#byId.get(airing.id)?.reason?.code === 'left-plan') return;
    const slot: Slot = { ...airing, id: this.#freeId(airing.id), state: 'planned' };
    this.changes.push(addSlot(slot, now));
    const why = leftOutBy(airing);
    if (why) this.#leaveOut(slot, why, airing.startsAt);
    else if (isPast) this.#miss(slot, { code: 'planned-too-late' });
  }

  /** An open slot, and the airing as it is planned now. */
  #adapt(slot: Slot, airing: Slot): void {
    const { now, ward } = this.#input;
    const isSame = airingName(slot.id) === airing.id;
    const why = leftOutBy(airing);
    if (why) {
      if (slot.startsAt > now) this.#leaveOut(slot, why, isSame ? airing.startsAt : slot.startsAt);
      return;
    }
    if (slot.startsAt === airing.startsAt) return;
    const refusal = refusalOf(ward, slot.startsAt, slot.bulletin?.durationMs ?? 60_000);
    if (isSame) {
      // Its own hour has come, and it waits for its turn in the session: also longer than was thought, behind an emergency.
      if (slot.reason?.code === 'queued' && airing.startsAt <= now) return;
      const moved = moveSlot(slot, airing, now);
      this.changes.push(moved);
      if (airing.startsAt <= now) this.#miss(moved.after ?? slot, { code: 'planned-too-late' });
    } else if (airing.startsAt > now) {
      this.#withdraw(slot);
      this.changes.push(addSlot({ ...airing, id: this.#freeId(airing.id) }, now));
    } else if (slot.startsAt <= now) {
      // Its own hour has come: it is judged there.
    } else if (refusal) {
      this.#leaveOut(slot, refusal);
    } else if (slot.reason?.code !== 'kept-hour') {
      this.changes.push(keepHour(slot, airing, now));
    }
  }

  /** A slot that had its end: it stands for its airing, but where that was given up too early. */
  #reopen(slot: Slot, airing: Slot): void {
    const { now } = this.#input;
    const isLeftOut = slot.state === 'cancelled' && slot.reason && 'slotAt' in slot.reason;
    const back = isLeftOut ? undefined : comesBack(slot, this.#makeUpsOf(slot), now);
    if (back) {
      const id = this.#freeId(airingName(back.id));
      this.changes.push(addSlot({ ...withoutBulletin(back), id }, now));
      return;
    }
    if (airing.startsAt <= now) return;
    const makeUps = this.#makeUpsOf(slot);
    if (leftOutBy(airing)) {
      // It had its place, or was gone, in between: its make-up was withdrawn then, and nothing stands for it now.
      const wasWithdrawn = makeUps.some(
        ({ makeUpFor, reason }) => makeUpFor === slot.id && reason?.code === 'left-plan',
      );
      if (isLeftOut && wasWithdrawn && !makeUps.some(({ state }) => holdsItsAiring.has(state)))
        this.#enter(airing, false);
      return;
    }
    if (isLeftOut) {
      // Heard already, or moved by a person to where it stands.
      const stands = (one: Slot): boolean =>
        holdsItsAiring.has(one.state) && (!isWaiting(one) || one.reason?.code === 'moved-by');
      if (makeUps.some(stands)) return;
      for (const makeUp of makeUps.filter(isWaiting)) this.#withdraw(makeUp);
    } else if (
      slot.state !== 'missed' ||
      this.#madeUp.has(slot.id) ||
      slot.startsAt === airing.startsAt
    ) {
      return;
    }
    this.changes.push(addSlot({ ...airing, id: this.#freeId(airing.id) }, now));
  }

  #makeUpsOf(slot: Slot): readonly Slot[] {
    const name = airingName(slot.id);
    return this.#input.stored.filter(
      ({ makeUpFor }) => makeUpFor !== undefined && airingName(makeUpFor) === name,
    );
  }

  /** Open slots that stand for nothing any more. */
  withdrawLeft(): void {
    const { plan, stored, now, settledCampaigns } = this.#input;
    for (const slot of stored) {
      if (
        isWaiting(slot) &&
        !isAtOnce(slot.campaign) &&
        (slot.makeUpFor === undefined || !plan.firstDays.has(slot.campaign)) &&
        slot.startsAt > now &&
        settledCampaigns.has(slot.campaign) &&
        !this.#kept.has(slot.id)
      )
        this.#withdraw(slot, slot.makeUpFor === undefined ? undefined : slot.reason);
    }
  }

  /** What the plan does not lay out itself, and has nothing to say: make-ups, and what a person moved. */
  leaveOutEmpty(): void {
    const { stored, staysEmpty } = this.#input;
    const changed = new Set([...this.withdrawn, ...this.changes].map(({ slot }) => slot));
    for (const slot of stored)
      if (isWaiting(slot) && !changed.has(slot.id) && staysEmpty?.(slot) === true)
        this.#leaveOut(slot, { code: 'nothing-new' });
  }

  /** `was`: why it stood in another airing's place, where it may come back to that. */
  #withdraw(slot: Slot, was?: Slot['reason']): void {
    const reason = { code: 'left-plan', ...(was && { was }) } as const;
    const act = { act: 'cancel', reason, by: '' } as const;
    this.withdrawn.push(advance(slot, act, this.#input.now).change);
  }

  /** The ward's rules do not let it sound, or what is beside it. `slotAt`: its own hour. */
  #leaveOut(slot: Slot, refusal: Refusal | Crowded | NothingNew, slotAt = slot.startsAt): void {
    const reason = { ...refusal, slotAt };
    const { change } = advance(slot, { act: 'cancel', reason, by: '' }, this.#input.now);
    this.changes.push(change);
    if (refusal.code !== 'nothing-new')
      this.lost.push({ slot: change.after ?? slot, cause: refusal });
  }

  #miss(slot: Slot, cause: MissCause): void {
    const reason = { ...cause, slotAt: slot.startsAt };
    const { change } = advance(slot, { act: 'miss', reason }, this.#input.now);
    this.changes.push(change);
    this.lost.push({ slot: change.after ?? slot, cause });
  }

  /** What left the plan keeps its name; where the plan has it again, it comes back under a new one. */
  #freeId(id: string): string {
    for (let turn = 1; ; turn++) {
      const candidate = turn === 1 ? id : `${id}~${turn}`;
      if (!this.#byId.has(candidate)) return candidate;
    }
  }
}

/** What is heard is looked up anew: its texts may have changed meanwhile. */
function withoutBulletin({ bulletin: _, ...slot }: Slot): Slot {
  return slot;
}
