// A tone by which somebody hears whether the loudspeakers work: no airing, and never in the way of one.
import { join } from 'node:path';
import { personFacts, whoAsked } from '../acts/person.ts';
import type { ToneEnd } from '../core/act-outcome.ts';
import type { Outcome } from '../core/outcome.ts';
import { refusalOf } from '../core/permitted.ts';
import { isWaiting } from '../core/slot.ts';
import { tellError } from '../../content/schema/say-error.ts';
import type { Output, Playable } from '../playout/output.ts';
import { sayDeviceTold } from './devices.ts';
import { makeTestTone, toneMs } from '../playout/test-tone-file.ts';
import type { OperatorRequest } from '../store/store.ts';
import type { Director } from './director.ts';
import type { State } from './state.ts';

/** Nothing may be to sound within this time, virtual ms. */
const clearMs = 2 * 60_000;

export interface TestTone {
  /** Sounds on the chosen outputs, and resolves once it has. `force`: also outside the permitted hours. */
  sound(request: OperatorRequest, force: boolean): Promise<Outcome>;
  /** Ends it, where it sounds; whether it did. */
  end(): boolean;
}

export function createTestTone(state: State, director: Director): TestTone {
  const now = (): number => Math.round(state.parts.clock.now());
  let sounding: AbortController | undefined;

  const refuse = (force: boolean): Outcome | undefined => {
    const airing = director.current();
    if (airing || sounding)
      return { ok: false, code: 'tone-busy', slot: airing?.slot ?? '', at: now() };
    const near = state.parts.store
      .slots()
      .find((slot) => isWaiting(slot) && slot.startsAt - now() < clearMs);
    if (near)
      return { ok: false, code: 'tone-near', slot: near.id, startsAt: near.startsAt, at: now() };
    const { ward } = state.content;
    const refusal = force || !ward ? undefined : refusalOf(ward, now(), toneMs);
    return refusal && { ok: false, code: 'tone-refused', refusal, at: now() };
  };

  return {
    async sound(request, force) {
      const refused = refuse(force);
      if (refused) return refused;
      // What is handed to another player would be aired by it.
      const outputs = state.outputs.current().chosen.filter(({ kind }) => kind !== 'folder');
      if (outputs.length === 0) return { ok: false, code: 'tone-nowhere', at: now() };
      sounding = new AbortController();
      const signal = AbortSignal.any([sounding.signal, state.stopping]);
      try {
        const file = join(state.parts.config.dataDir, 'cache', 'thu-loa-2.mp3');
        // A stepping clock waits for what is made.
        await makeTestTone(file).finally(state.parts.clock.hold());
        const ends = await Promise.all(outputs.map((output) => soundOn(output, file, signal)));
        const facts = ends.map(({ output, why }) => (why === '' ? output : `${output}: ${why}`));
        const detail = { ...personFacts(whoAsked(request)), outputs: facts.join(' · ') };
        state.journal.note('test-tone', detail);
        return { ok: ends.some(({ why }) => why === ''), code: 'tone-sounded', ends, at: now() };
      } finally {
        sounding = undefined;
      }
    },
    end() {
      sounding?.abort('stop');
      return sounding !== undefined;
    },
  };
}

async function soundOn(output: Output, file: string, signal: AbortSignal): Promise<ToneEnd> {
  const item: Playable = {
    ...{ slot: 'thu-loa', sha256: '', file, title: 'Thử loa' },
    ...{ durationMs: toneMs, fromMs: 0, continues: false },
  };
  try {
    const prepared = await output.prepare(item);
    const devices: string[] = [];
    const end = await prepared.play(
      {
        started: () => undefined,
        progress: () => undefined,
        silence: () => undefined,
        silenceOver: () => undefined,
        device: (told) => {
          if (told.what !== 'took' && told.what !== 'sounds') devices.push(sayDeviceTold(told));
        },
      },
      signal,
    );
    const why = end.how === 'failed' ? end.message : '';
    return { output: output.name, why, ...(devices.length > 0 && { devices }) };
  } catch (error) {
    return { output: output.name, why: tellError(error) };
  }
}
