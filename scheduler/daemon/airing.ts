// One airing from the open decoder to its final state. The intent is on the disk before the first sample; whatever
// happens after that, the slot never starts again.
import type { Airing, Beginning, Begun } from './begun.ts';
import { join } from 'node:path';
import { sayLength } from '../core/words.ts';
import {
  advance,
  emergencyCampaign,
  type EventDetail,
  type Slot,
  type SlotBulletin,
} from '../core/slot.ts';
import type { PlayEnd, StopReason } from '../playout/output.ts';
import { conclude } from './conclude.ts';
import { prepareEmission, type Emission } from './emission.ts';
import { followItems, type ItemsHeard } from './items-heard.ts';
import { meantSilences } from './meant-silence.ts';
import { secondOf, type EmissionEvents } from './play-watched.ts';
import { resumePosition } from './resume.ts';
import type { State } from './state.ts';

/** Opens a slot's bulletin on the outputs. */
export function prepareSlot(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  fromMs = 0,
): Promise<Emission> {
  const item = {
    slot: slot.id,
    sha256: bulletin.sha256,
    file: join(state.parts.config.bulletinDir, `${bulletin.sha256}.mp3`),
    title: bulletin.title,
    durationMs: bulletin.durationMs,
    fromMs,
    continues: slot.airedAt !== undefined,
  };
  const meant = meantSilences(bulletin.items);
  return prepareEmission(state.outputs.current(), item, state.parts.clock, meant);
}

/**
 * Writes the intent, then sounds: at once, unless `beginning` says when. Throws where the intent cannot be written: then nothing sounds, and what was opened is let go.
 */
export function beginAiring(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  emission: Emission,
  { notBefore, clear }: Beginning = {},
): Airing {
  const { change } = advance(slot, { act: 'begin' }, state.parts.clock.now());
  try {
    state.journal.record([change]);
  } catch (error) {
    void emission.discard();
    throw error;
  }
  const begun: Begun = {
    slot: change.after ?? slot,
    bulletin,
    soundedAt: undefined,
    positionMs: 0,
    samples: 0,
    lostMs: 0,
    sounding: new AbortController(),
    part: Promise.resolve(),
    gate: undefined,
    stopped: undefined,
  };
  const abort = (reason: StopReason): void => {
    begun.sounding.abort(reason);
  };
  const over = sound(state, begun, emission, notBefore, clear?.());
  return {
    slot: slot.id,
    isUrgent: slot.campaign === emergencyCampaign,
    positionMs: () => begun.positionMs,
    over,
    pause: (why) => {
      const { promise: opened, resolve } = Promise.withResolvers<undefined>();
      const open = (): void => {
        resolve(undefined);
      };
      begun.gate = { why, opened, open };
      abort('pause');
      return { silent: begun.part.then(() => undefined), goOn: open };
    },
    stop: async (why, makesUp = why.code === 'program-stopped') => {
      begun.stopped ??= { why, makesUp };
      abort('stop');
      begun.gate?.open();
      await over;
    },
  };
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
  const settle = (end: PlayEnd): void => {
    items.over(end);
    conclude(state, begun, end);
  };
  for (let at = notBefore; ; at = undefined) {
    const part = emission.play(eventsOf(state, begun, items), begun.sounding.signal, at);
    begun.part = part;
    const end = await part;
    if ('samples' in end) begun.samples += end.samples;
    if ('lostMs' in end) begun.lostMs += end.lostMs ?? 0;
    if ('positionMs' in end) begun.positionMs = end.positionMs;
    const { gate } = begun;
    if (end.how !== 'stopped' || begun.stopped !== undefined || !gate) {
      settle(end);
      return;
    }
    const stoppedMs = Math.round(end.positionMs);
    noteSoon(state, 'paused', { positionMs: stoppedMs, message: gate.why }, begun.slot.id);
    const fromMs = await resumePosition(
      state.parts.config.bulletinDir,
      begun.bulletin.sha256,
      end.positionMs,
    );
    const rest = await prepareToGoOn(state, begun, fromMs);
    if (!rest) {
      settle(end);
      return;
    }
    emission = rest;
    begun.positionMs = fromMs;
    const message = `Phát tiếp từ ${sayLength(fromMs)}.`;
    noteSoon(state, 'resumed', { fromMs, message }, begun.slot.id);
  }
}

/** The rest of a paused airing, open, once nothing sounds over it any more; undefined where it was stopped meanwhile. */
async function prepareToGoOn(
  state: State,
  begun: Begun,
  fromMs: number,
): Promise<Emission | undefined> {
  for (;;) {
    const gate = begun.gate;
    if (gate) {
      await gate.opened;
      // It may have been paused anew in between.
      if (begun.gate === gate) begun.gate = undefined;
      continue;
    }
    if (wasStopped(begun)) return undefined;
    begun.sounding = new AbortController();
    const emission = await prepareSlot(state, begun.slot, begun.bulletin, fromMs);
    // Nor may it be heard where it was paused or stopped while it was being opened.
    if (!begun.sounding.signal.aborted) return emission;
    await emission.discard();
  }
}

/** Asked anew: it may have been stopped while it was paused. */
function wasStopped({ stopped }: Begun): boolean {
  return stopped !== undefined;
}

function eventsOf(state: State, begun: Begun, items: ItemsHeard): EmissionEvents {
  return {
    started: ({ virtualAt }, output) => {
      if (begun.slot.airedAt !== undefined) return;
      const lateMs = Math.round((virtualAt - begun.slot.startsAt) / state.parts.clock.speed);
      const { change } = advance(begun.slot, { act: 'sound', lateMs, output }, virtualAt);
      begun.slot = change.after ?? begun.slot;
      begun.soundedAt = state.parts.clock.steadyNow();
      state.journal.recordSoon(change);
    },
    progress: (positionMs) => {
      begun.positionMs = Math.max(begun.positionMs, positionMs);
      items.reached(positionMs);
    },
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
