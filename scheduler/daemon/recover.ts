// What the last run left behind: how long nothing could air, and airings that a crash cut off.
import type { BreakReason, Outage } from '../core/reason.ts';
import { isRepeat } from '../core/repeat.ts';
import { standingEmergencies } from '../core/repeat-chain.ts';
import {
  advance,
  emergencyCampaign,
  factText,
  isFinal,
  isWaiting,
  speechCampaign,
  type Slot,
} from '../core/slot.ts';
import { sayTime } from '../core/words.ts';
import { readLeap } from '../store/leap-note.ts';
import type { Heartbeat } from '../store/store.ts';
import { loseSlot } from './lose.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { State } from './state.ts';

/** The time since the last run, in which no slot could air. */
export function outageBefore(state: State): Outage {
  const { store, clock } = state.parts;
  const now = clock.now();
  const beat = store.lastHeartbeat();
  if (!beat) return { code: 'new', from: 0, to: now };
  // Commands may have written since.
  const [last] = store.lines({ events: ['daemon-start', 'daemon-stop'] }, { most: 1 });
  const stopped = last?.event === 'daemon-stop';
  const leap = readLeap(store);
  // What a wrong clock wrote last says nothing: since the last sign of life before it.
  const isBack = leap !== undefined && now < leap.to;
  const from = isBack ? leap.from : Math.max(beat.at, stopped ? last.at : 0);
  return { code: stopped ? 'stop' : 'crash', from: Math.min(from, now), to: now };
}

/** Slots whose airing a crash cut off become `interrupted`; they never start again as themselves. */
export function closeCutAirings(state: State): void {
  const { store } = state.parts;
  for (const slot of store.slots()) {
    const waitsItsTurn = isRepeat(slot) && isWaiting(slot);
    if (slot.campaign === emergencyCampaign && !isFinal(slot.state) && !waitsItsTurn)
      tellCutEmergency(state, slot);
    if (slot.campaign === speechCampaign && slot.state === 'ready')
      state.journal.recordSurely([
        advance(
          slot,
          { act: 'miss', reason: { code: 'speech-not-begun' } },
          state.parts.clock.now(),
        ).change,
      ]);
    if (slot.state !== 'airing') continue;
    const beat = lastHeard(state, slot);
    const reason = whatWasHeard(slot, beat, pausedByHand(state, slot));
    const heardMs = beat?.slot === slot.id ? (beat.positionMs ?? 0) : 0;
    state.journal.recordSurely(
      loseSlot(
        state,
        slot,
        { act: 'break', reason, heardMs, endedAt: endOf(slot, beat) },
        { code: 'power-cut' },
      ),
    );
  }
}

/** How far an airing had certainly come: the last sign of life, or where it was paused for another, whichever is further. */
function lastHeard(state: State, slot: Slot): Heartbeat | undefined {
  const { store } = state.parts;
  const last = store.lastHeartbeat();
  const beat = last?.slot === slot.id ? last : undefined;
  const [paused] = store.lines({ slot: slot.id, events: ['paused'] }, { most: 1 });
  const positionMs = paused?.detail['positionMs'];
  if (!paused || typeof positionMs !== 'number' || positionMs <= (beat?.positionMs ?? 0))
    return beat;
  return { at: paused.at, realAt: paused.at, slot: slot.id, positionMs };
}

/** Nobody makes up an emergency by himself: what it said may have passed. But people must know that it was cut. */
function tellCutEmergency(state: State, slot: Slot): void {
  const at = sayTime(state.content.timeZone, slot.startsAt, state.parts.clock.now());
  const title = slot.bulletin?.title ?? titleOfOrder(state, slot);
  const what = `Thông báo khẩn lúc ${at} bị cắt giữa chừng ("${title}").`;
  const next = standingEmergencies(state.parts.store.slots(), state.parts.clock.now()).find(
    ({ id }) => id === slot.repeat?.of,
  );
  const mend = next
    ? `Nó còn lặp lại: lần tới lúc ${sayTime(state.content.timeZone, next.nextAt, state.parts.clock.now())}.`
    : `Còn cần thì phát lại: ${loaCommand} emergency`;
  if (slot.state === 'ready')
    state.journal.recordSurely([
      advance(
        slot,
        { act: 'miss', reason: { code: 'emergency-power-cut' } },
        state.parts.clock.now(),
      ).change,
    ]);
  const cut = { id: `cut ${slot.id}`, kind: 'incident', slot: slot.id } as const;
  state.troubles.raise({ ...cut, what, mend });
}

/** What was spoken live has no bulletin. */
function titleOfOrder({ parts: { store } }: State, { id }: Slot): string {
  const [order] = store.lines({ slot: id, events: ['emergency'] }, { most: 1 });
  return factText(order?.detail ?? {}, 'title') || id;
}

/** Why an airing that a crash cut off is `interrupted`, and how much of it was certainly heard. */
function whatWasHeard(
  slot: Slot,
  beat: Heartbeat | undefined,
  pausedAt: number | undefined,
): BreakReason {
  if (slot.airedAt === undefined) return { code: 'cut-off' };
  const heard = beat?.slot === slot.id && beat.positionMs !== undefined && beat.positionMs > 0;
  return {
    code: 'cut-off',
    startedAt: slot.airedAt,
    ...(heard && { heardMs: Math.round(beat.positionMs) }),
    ...(pausedAt !== undefined && { pausedAt }),
  };
}

/** Since when a person had paused it; undefined where it sounded, or was cut into. */
function pausedByHand({ parts: { store } }: State, { id }: Slot): number | undefined {
  const [last] = store.lines({ slot: id, events: ['paused', 'resumed'] }, { most: 1 });
  return last?.event === 'paused' && 'by' in last.detail ? last.at : undefined;
}

/** When sound was certainly heard last: the machine came back long after. */
function endOf(slot: Slot, beat: Heartbeat | undefined): number {
  const from = slot.airedAt ?? slot.startsAt;
  return beat?.slot === slot.id ? Math.max(from, beat.at) : from;
}
