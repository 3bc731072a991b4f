// One airing from the open decoder to its final state. The intent is on the disk before the first sample; whatever
// happens after that, the slot never starts again.
import type { Airing, Beginning, Begun, Gate, Skip, Skipped } from './begun.ts';
import {
  advance,
  emergencyCampaign,
  type EventDetail,
  type Slot,
  type SlotBulletin,
} from '../core/slot.ts';
import type { PlayEnd, StopReason } from '../playout/output.ts';
import { conclude } from './conclude.ts';
import { hearDevices } from './devices.ts';
import type { Emission } from './emission.ts';
import { prepareToGoOn } from './go-on.ts';
import { followItems, type ItemsHeard } from './items-heard.ts';
import { secondOf, type EmissionEvents } from './play-watched.ts';
import { hearRelays } from './relays.ts';
import type { State } from './state.ts';

/**
 * Writes the intent, then sounds: at once, unless `beginning` says when. Throws where the intent cannot be written: then nothing sounds, and what was opened is let go.
 */
export function beginAiring(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  emission: Emission,
  { notBefore, clear, brokeOff }: Beginning = {},
): Airing {
  const { change } = advance(slot, { act: 'begin' }, state.parts.clock.now());
  try {
    state.journal.record([change]);
  } catch (error) {
    void emission.discard();
    throw error;
  }
  const begun = createBegun(state, change.after ?? slot, bulletin, brokeOff);
  begun.cut = joins(state, emission, notBefore);
  const abort = (reason: StopReason): void => {
    begun.sounding.abort(reason);
  };
  const over = sound(state, begun, emission, notBefore, clear?.());
  return {
    slot: slot.id,
    isUrgent: slot.campaign === emergencyCampaign,
    bulletin,
    positionMs: () => begun.positionMs,
    level: () => begun.level,
    over,
    pause: (facts) => {
      const gate = createGate(facts);
      begun.gates.add(gate);
      abort('pause');
      const silent = begun.part.then((end) => end === undefined || end.how === 'stopped');
      return { silent, goOn: gate.open };
    },
    skip: (facts) => {
      const skip = (begun.skip ??= createSkip(facts));
      abort('pause');
      // It may have ended just now.
      return Promise.race([skip.over, over.then(() => undefined)]);
    },
    stop: async (why, makesUp = why.code !== 'stopped-by') => {
      begun.stopped ??= { why, makesUp };
      abort('stop');
      for (const gate of begun.gates) gate.open();
      await over;
    },
  };
}

function createBegun(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  brokeOff: Begun['brokeOff'] = () => undefined,
): Begun {
  return {
    ...{ slot, bulletin },
    soundedAt: undefined,
    positionMs: 0,
    samples: 0,
    lostMs: 0,
    skippedMs: 0,
    cut: undefined,
    sounding: new AbortController(),
    part: Promise.resolve(undefined),
    gates: new Set(),
    skip: undefined,
    level: undefined,
    stopped: undefined,
    brokeOff,
    relays: hearRelays(state, slot.id),
  };
}

/** What begins within a relay, as if it had been cut at the instant at which it will be heard. */
function joins(state: State, { fromMs }: Emission, notBefore: number | undefined): Begun['cut'] {
  if (fromMs === 0 || notBefore === undefined) return undefined;
  const { clock } = state.parts;
  return { positionMs: fromMs, at: clock.steadyNow() + notBefore - clock.now() };
}

async function sound(
  state: State,
  begun: Begun,
  first: Emission,
  notBefore: number | undefined,
  clear: Promise<void> | undefined,
): Promise<void> {
  await clear;
  let emission = first;
  const items = followItems(state, begun);
  items.begins(first.fromMs);
  const settle = (end: PlayEnd): void => {
    items.over(end);
    conclude(state, begun, end);
    begun.skip?.done(undefined);
  };
  for (let at = notBefore; ;) {
    const part = emission.play(eventsOf(state, begun, items), begun.sounding.signal, at);
    begun.part = part;
    const end = await part;
    begun.relays.end();
    if ('samples' in end) begun.samples += end.samples;
    if ('lostMs' in end) begun.lostMs += end.lostMs ?? 0;
    if ('positionMs' in end) begun.positionMs = end.positionMs;
    const [gate] = begun.gates;
    if (end.how !== 'stopped' || begun.stopped !== undefined || !(gate ?? begun.skip)) {
      settle(end);
      return;
    }
    if (end.samples > 0) items.reached(end.positionMs);
    const positionMs = Math.round(end.positionMs);
    if (gate) noteSoon(state, 'paused', { positionMs, ...gate.facts }, begun.slot.id);
    const rest = await prepareToGoOn(state, begun, end.positionMs);
    if (!rest) {
      settle(end);
      return;
    }
    const { fromMs, message, facts } = rest;
    if (facts)
      noteSoon(state, 'resumed', { fromMs: Math.round(fromMs), message, ...facts }, begun.slot.id);
    items.begins(fromMs);
    if (rest.emission === undefined) {
      settle({ how: 'finished', positionMs: fromMs, samples: 0 });
      return;
    }
    emission = rest.emission;
    at = rest.notBefore;
    begun.positionMs = fromMs;
  }
}

function createGate(facts: EventDetail): Gate {
  const { promise: opened, resolve } = Promise.withResolvers<EventDetail>();
  const open = (said: EventDetail = {}): void => {
    resolve(said);
  };
  return { facts, opened, open };
}

function createSkip(facts: EventDetail): Skip {
  const { promise: over, resolve: done } = Promise.withResolvers<Skipped | undefined>();
  return { facts, over, done };
}

/** A level that is older says nothing of now, real ms. */
const staleLevelMs = 3000;

function eventsOf(state: State, begun: Begun, items: ItemsHeard): EmissionEvents {
  const at = (): number => state.parts.clock.realNow();
  return {
    started: ({ virtualAt }, output, emits) => {
      begun.cut = undefined;
      if (begun.slot.airedAt !== undefined) return;
      const lateMs = Math.round((virtualAt - begun.slot.startsAt) / state.parts.clock.speed);
      const { change } = advance(begun.slot, { act: 'sound', lateMs, output, ...emits }, virtualAt);
      begun.slot = change.after ?? begun.slot;
      begun.soundedAt = state.parts.clock.steadyNow();
      state.journal.recordSoon(change);
    },
    progress: (positionMs) => {
      begun.positionMs = Math.max(begun.positionMs, positionMs);
      items.reached(positionMs);
    },
    level: (level, output) => {
      // Of several the first that told: they sound the same.
      if (begun.level && begun.level.output !== output && at() - begun.level.at < staleLevelMs)
        return;
      begun.level = { ...level, output, at: at() };
    },
    relay: (told) => {
      begun.relays.hear(told);
    },
    device: hearDevices(state, begun.slot.id),
    trouble: (event, output, positionMs, message) => {
      const { id: slot } = begun.slot;
      state.journal.note(event, { output, second: secondOf(positionMs), message }, slot);
      if (event === 'takeover' || event === 'dead-air-over')
        state.parts.tell(`${slot}: ${message}`);
      else {
        const id = `${event} ${output} ${slot}`;
        state.troubles.raise({ id, kind: 'incident', slot, what: message }, { isLogged: true });
      }
    },
  };
}

function noteSoon(state: State, event: string, detail: EventDetail, slot: string): void {
  state.journal.recordSoon({ at: state.parts.clock.now(), slot, event, detail });
}
