import type { Rules } from '../core/rules.ts';
import { makeUp } from '../core/catch-up.ts';
import { advance, type Change, type Slot, type SlotAct } from '../core/slot.ts';
import { hasNothingYet } from '../core/new-answers.ts';
import type { Cause, Reason } from '../core/reason.ts';
import { slotToJoin } from '../core/relays.ts';
import { addSlot } from '../core/slot-changes.ts';
import { readWall } from '../core/zone.ts';
import type { Store } from '../store/store.ts';
import { previewPlan } from '../store/plan-in-store.ts';
import type { State } from './state.ts';

/**
 * The changes of a lost airing: its end, and its make-up or the reason why there is none.
 * `cause` is what the make-up says; without `makesUp` the loss is for good.
 */
export function loseSlot(
  state: State,
  slot: Slot,
  act: Extract<SlotAct, { act: 'miss' | 'break' }>,
  cause: Cause,
  makesUp = true,
): readonly Change[] {
  const { store, clock } = state.parts;
  const now = clock.now();
  const { change, effects } = advance(slot, act, now);
  const { loaded, timeZone } = state.content;
  // There is nothing that could be made up.
  const isEmpty = hasNothingYet(slot, store.slots(), loaded, timeZone);
  if (!effects.includes('make-up') || !makesUp || isEmpty) return [change];

  const ward = state.content.ward;
  const campaign = state.content.campaigns.get(slot.campaign);
  const slots = store.slots();
  const firstDay = ward && campaign && firstDayOf({ ward, campaigns: [campaign] }, store, now);
  if (!ward || !campaign || firstDay === undefined) return [change];

  const after = change.after ?? slot;
  const joined =
    brokeOff(act) &&
    slotToJoin(after, slots, cause, { now, graceMs: campaign.graceMinutes * 60_000 });
  if (joined && slot.bulletin) {
    const got = advance(joined, { act: 'get-bulletin', bulletin: slot.bulletin }, now);
    return [change, addSlot(joined, now), got.change];
  }
  const known = slots.map((other) => (other.id === slot.id ? after : other));
  const result = makeUp({ ward, campaign, firstDay, lost: after, cause, slots: known, now });
  if ('slot' in result) return [change, addSlot(result.slot, now)];
  const detail = { reason: result.none };
  return [change, { at: now, slot: slot.id, event: 'no-make-up', detail }];
}

/** The program itself ended, not a person or a device what sounded. */
function brokeOff({ reason }: { readonly reason: Reason }): boolean {
  return reason.code === 'cut-off' || reason.code === 'program-stopped';
}

/** One campaign's first day as it is planned now: what was withdrawn since counts no week. */
function firstDayOf(rules: Rules, store: Store, now: number): string | undefined {
  const [campaign] = rules.campaigns;
  const { firstDays } = previewPlan(store, rules, now);
  if (!campaign || firstDays.has(campaign.id)) return campaign && firstDays.get(campaign.id);
  // Refused by now: as its first slot stood.
  const first = store.slots().find((slot) => slot.campaign === campaign.id);
  return first && readWall(rules.ward.timeZone, first.startsAt).day;
}
