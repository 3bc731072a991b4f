// One airing from the open decoder to its final state. The intent is on the disk before the first sample; whatever
// happens after that, the slot never starts again.
import { join } from 'node:path';
import type { BreakReason, Cause } from '../core/reason.ts';
import { sayLength } from '../core/words.ts';
import { advance, type Slot, type SlotBulletin } from '../core/slot.ts';
import type { PlayEnd, StopReason } from '../playout/output.ts';
import { prepareEmission, type Emission } from './emission.ts';
import { loseSlot } from './lose.ts';
import { secondOf, type EmissionEvents } from './play-watched.ts';
import { resumePosition } from './resume.ts';
import { note, record, recordSurely, writeWaiting } from './record.ts';
import { raiseAlarm, type State } from './state.ts';
import { clockStepRealMs } from './timing.ts';

/** Why an airing is ended before its end. */
export type StopWhy = Extract<BreakReason, { code: 'program-stopped' | 'stopped-by' }>;

/** An airing that has begun. */
export interface Airing {
  readonly slot: string;
  positionMs(): number;
  /** Stops the sound; the airing goes on, from the sentence it was in, when the returned function is called. */
  pause(why: string): () => void;
  /** Ends it as interrupted. */
  stop(why: StopWhy): Promise<void>;
  /** Resolves once its final state is in the store, or waits for a disk that refuses to take it. */
  readonly over: Promise<void>;
}

interface Begun {
  slot: Slot;
  readonly bulletin: SlotBulletin;
  /** On the steady clock. */
  soundedAt: number | undefined;
  positionMs: number;
  samples: number;
  sounding: AbortController;
  /** Set while paused. */
  gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined;
  stopped: StopWhy | undefined;
}

/** Opens a slot's bulletin on the outputs. */
export function prepareSlot(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  fromMs = 0,
): Promise<Emission> {
  return prepareEmission(state.outputs, {
    slot: slot.id,
    sha256: bulletin.sha256,
    file: join(state.parts.config.bulletinDir, `${bulletin.sha256}.mp3`),
    title: bulletin.title,
    durationMs: bulletin.durationMs,
    fromMs,
    continues: slot.airedAt !== undefined,
  });
}

/**
 * Writes the intent, then sounds. Call it at the moment; the first sample leaves before it returns to the event loop.
 * Throws where the intent cannot be written: then nothing sounds, and what was opened is let go.
 */
export function beginAiring(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  emission: Emission,
): Airing {
  const { change } = advance(slot, { act: 'begin' }, state.parts.clock.now());
  try {
    record(state, [change]);
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
    sounding: new AbortController(),
    gate: undefined,
    stopped: undefined,
  };
  const abort = (reason: StopReason): void => {
    begun.sounding.abort(reason);
  };
  const over = sound(state, begun, emission);
  return {
    slot: slot.id,
    positionMs: () => begun.positionMs,
    over,
    pause: (why) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const open = (): void => {
        resolve(undefined);
      };
      begun.gate = { opened: promise, open };
      note(state, 'paused', { positionMs: Math.round(begun.positionMs), message: why }, slot.id);
      abort('pause');
      return open;
    },
    stop: async (why) => {
      begun.stopped = why;
      abort('stop');
      begun.gate?.open();
      await over;
    },
  };
}

async function sound(state: State, begun: Begun, first: Emission): Promise<void> {
  let emission = first;
  for (;;) {
    const end = await emission.play(eventsOf(state, begun), begun.sounding.signal);
    if ('samples' in end) begun.samples += end.samples;
    if ('positionMs' in end) begun.positionMs = end.positionMs;
    if (end.how !== 'stopped' || begun.stopped !== undefined || !begun.gate) {
      conclude(state, begun, end);
      return;
    }
    const fromMs = await resumePosition(
      state.parts.config.bulletinDir,
      begun.bulletin.sha256,
      begun.positionMs,
    );
    const rest = await prepareToGoOn(state, begun, fromMs);
    if (!rest) {
      conclude(state, begun, end);
      return;
    }
    emission = rest;
    note(
      state,
      'resumed',
      { fromMs, message: `Phát tiếp từ ${sayLength(fromMs)}.` },
      begun.slot.id,
    );
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

function eventsOf(state: State, begun: Begun): EmissionEvents {
  return {
    started: ({ virtualAt }, output) => {
      if (begun.slot.airedAt !== undefined) return;
      const lateMs = Math.round((virtualAt - begun.slot.startsAt) / state.parts.clock.speed);
      const { change } = advance(begun.slot, { act: 'sound', lateMs, output }, virtualAt);
      begun.slot = change.after ?? begun.slot;
      begun.soundedAt = state.parts.clock.steadyNow();
      // Not even a slow disk is to stand between the samples.
      state.unwritten = [...state.unwritten, change];
      setImmediate(writeWaiting, state);
    },
    progress: (positionMs) => {
      begun.positionMs = Math.max(begun.positionMs, positionMs);
    },
    trouble: (event, output, positionMs, message) => {
      const { id } = begun.slot;
      note(state, event, { output, second: secondOf(positionMs), message }, id);
      if (event === 'output-failed' || event === 'dead-air') raiseAlarm(state, id, message);
      else state.parts.tell(`${id}: ${message}`);
    },
  };
}

/** The slot's final state. */
function conclude(state: State, begun: Begun, end: PlayEnd): void {
  const { clock } = state.parts;
  const now = clock.now();
  const { slot } = begun;
  const endedAt = endOf(state, begun);
  const ended = endedAt === undefined ? {} : { endedAt };
  if (end.how === 'finished') {
    const { samples } = begun;
    recordSurely(state, [advance(slot, { act: 'finish', samples, ...ended }, now).change]);
    return;
  }
  if (end.how === 'handed-over') {
    const reason = { code: 'handed-over', said: end.message } as const;
    recordSurely(state, [advance(slot, { act: 'hand-over', reason }, now).change]);
    return;
  }
  const why: BreakReason =
    end.how === 'failed'
      ? { code: 'output-failed', said: end.message }
      : (begun.stopped ?? { code: 'program-stopped' });
  const heardMs = Math.round(begun.positionMs);
  const reason = slot.airedAt === undefined ? why : { ...why, heardMs };
  const cause: Cause =
    end.how === 'failed' ? { code: 'output-failed' } : { code: 'cut-at', at: Math.round(now) };
  recordSurely(state, loseSlot(state, slot, { act: 'break', reason, heardMs, ...ended }, cause));
}

/** When the sound ended by the clock it began with, where that clock was set back meanwhile. (A jump ahead may be a sleep.) */
function endOf(state: State, { slot, soundedAt }: Begun): number | undefined {
  const { clock } = state.parts;
  if (slot.airedAt === undefined || soundedAt === undefined) return undefined;
  const endedAt = Math.round(slot.airedAt + clock.steadyNow() - soundedAt);
  return endedAt - clock.now() > clockStepRealMs * clock.speed ? endedAt : undefined;
}
