// How an airing goes on that was cut: paused, from its sentence; skipped, from the next one; a relay, which went on meanwhile,
// from where it is by now.
import { pauseLimit } from '../core/pause.ts';
import { positionAfterCut, relayAt, type Stretch } from '../core/relays.ts';
import { emergencyCampaign, type EventDetail } from '../core/slot.ts';
import { sayLength } from '../core/words.ts';
import type { Begun } from './begun.ts';
import type { Emission } from './emission.ts';
import { prepareSlot } from './prepare-slot.ts';
import { nextPosition, resumePosition } from './resume.ts';
import type { State } from './state.ts';
import { joinAheadRealMs } from './timing.ts';

export interface Rest {
  /** Open, ready to sound; undefined where nothing of it is left. */
  readonly emission: Emission | undefined;
  readonly fromMs: number;
  /** When it is to sound, epoch ms; absent: at once. */
  readonly notBefore?: number;
  /** For the log, Vietnamese. */
  readonly message: string;
  /** It was paused, and this is who ended that; undefined where it was not. */
  readonly facts: EventDetail | undefined;
}

/** The rest of an airing that was cut at `cutMs`, once nothing sounds over it any more; undefined where it was stopped meanwhile. */
export async function prepareToGoOn(
  state: State,
  begun: Begun,
  cutMs: number,
): Promise<Rest | undefined> {
  const { clock } = state.parts;
  // Paused anew before it sounded again, it is cut where it was before.
  begun.cut ??= { positionMs: cutMs, at: clock.steadyNow() };
  let facts: EventDetail | undefined;
  for (;;) {
    const opened = await passGates(begun);
    if (opened) facts = { ...facts, ...opened };
    if (opened && isTooLate(state, begun))
      begun.stopped ??= { why: { code: 'hours-over' }, makesUp: true };
    if (wasStopped(begun)) return undefined;
    begun.sounding = new AbortController();
    // A stepping clock waits for what is read and opened.
    const rest = await openRest(state, begun).finally(clock.hold());
    if (rest) return { ...rest, facts };
  }
}

/** Open from where it goes on; undefined where it was paused, skipped or stopped while it was being opened: then it is not heard. */
async function openRest(state: State, begun: Begun): Promise<Omit<Rest, 'facts'> | undefined> {
  const { clock } = state.parts;
  const { bulletin } = begun;
  if (begun.skip) await leap(state, begun, begun.cut?.positionMs ?? 0);
  const relay = relayAt(bulletin, begun.cut?.positionMs ?? 0);
  const aheadMs = joinAheadRealMs * clock.speed;
  const notBefore = clock.now() + aheadMs;
  const fromMs = await fromWhere(state, begun, relay, aheadMs);
  if (fromMs >= bulletin.durationMs)
    return { fromMs, emission: undefined, message: whyOver(relay) };
  const emission = await prepareSlot(state, begun.slot, bulletin, fromMs);
  if (begun.sounding.signal.aborted) {
    await emission.discard();
    return undefined;
  }
  if (!relay || fromMs >= relay.untilMs)
    return { fromMs, emission, message: `Phát tiếp từ ${sayLength(fromMs)}.` };
  const message = `Tiếp âm lại trực tiếp, đúng chỗ đang phát: từ ${sayLength(fromMs)} của buổi.`;
  return { fromMs, emission, notBefore, message };
}

/** Resolves once nobody keeps it paused, with who ended that; undefined where nobody did. */
async function passGates({ gates }: Begun): Promise<EventDetail | undefined> {
  let facts: EventDetail | undefined;
  for (let [gate] = gates; gate; [gate] = gates) {
    facts = { ...facts, ...(await gate.opened) };
    gates.delete(gate);
  }
  return facts;
}

/** Whether what cut into it lasted so long that its rest would sound past the permitted hours. */
function isTooLate({ content: { ward }, parts: { clock } }: State, begun: Begun): boolean {
  const { bulletin, cut, slot } = begun;
  if (slot.campaign === emergencyCampaign) return false;
  const now = clock.now();
  return pauseLimit(ward, bulletin, cut?.positionMs ?? 0, now).untilAt < now;
}

/** What somebody wants to be left out lies before where it goes on. */
async function leap(state: State, begun: Begun, cutMs: number): Promise<void> {
  const { bulletin, skip } = begun;
  begun.skip = undefined;
  const toMs = await nextPosition(state.parts.config.bulletinDir, bulletin, cutMs);
  begun.skippedMs += toMs - cutMs;
  begun.cut = { positionMs: toMs, at: state.parts.clock.steadyNow() };
  const skipped = { fromMs: Math.round(cutMs), toMs: Math.round(toMs) };
  const { id: slot } = begun.slot;
  const detail = { ...skip?.facts, ...skipped };
  state.journal.recordSoon({ at: state.parts.clock.now(), slot, event: 'skipped', detail });
  skip?.done(skipped);
}

/** Position at which it goes on, so much later. */
async function fromWhere(
  { parts: { clock, config } }: State,
  { bulletin, cut }: Begun,
  relay: Stretch | undefined,
  aheadMs: number,
): Promise<number> {
  const { positionMs, at } = cut ?? { positionMs: 0, at: clock.steadyNow() };
  return relay
    ? positionAfterCut(relay, positionMs, clock.steadyNow() - at + aheadMs)
    : resumePosition(config.bulletinDir, bulletin.sha256, positionMs);
}

function whyOver(relay: Stretch | undefined): string {
  return relay ? 'Phần tiếp âm đã hết giờ của nó.' : 'Bỏ qua đến hết.';
}

/** Asked anew: it may have been stopped while it was paused. */
function wasStopped({ stopped }: Begun): boolean {
  return stopped !== undefined;
}
