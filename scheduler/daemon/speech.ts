// A person who speaks live, from his request to the last sample. The console writes what he says into a file; the outputs
// follow it as it grows, so that nothing of the network comes into this process.
import { enterSpeech } from '../acts/enter-speech.ts';
import type { Outcome } from '../core/outcome.ts';
import type { BreakReason } from '../core/reason.ts';
import { advance, atOnceTitles, type Slot } from '../core/slot.ts';
import { speechKey, speechLimit, speechSignalMs, speechTitle } from '../core/speech.ts';
import { endSpeech, speechEnd, speechFiles, type SpeechFiles } from '../store/speech-files.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import { beginAiring } from './airing.ts';
import type { Airing } from './begun.ts';
import { prepareEmission } from './emission.ts';
import type { OnAir } from './on-air.ts';
import type { Outputs } from './parts.ts';
import { keepSpeech, speechOf } from './speech-kept.ts';
import { watchSpeech } from './speech-watch.ts';
import type { State } from './state.ts';
import { orderHoldsRealMs } from './timing.ts';

export interface Speeches {
  /** Takes the request up and answers it; what is spoken is on the air when the outputs are open. Returns at once. */
  readonly begin: (request: OperatorRequest, act: SpeakLive) => void;
  /** Resolves when nobody speaks any more. */
  over(): Promise<void>;
}

type SpeakLive = Extract<OperatorAct, { kind: 'speak-live' }>;

export function createSpeeches(state: State, onAir: OnAir): Speeches {
  const { store, clock, config } = state.parts;
  let speaking: { readonly by: string; readonly over: Promise<void> } | undefined;

  const begin = (request: OperatorRequest, act: SpeakLive): void => {
    const files = speechFiles(config.dataDir, act.live);
    const limit = limitOf(state, onAir, request, act, speaking?.by);
    if ('code' in limit) {
      endSpeech(files, 'over');
      store.answer(request.id, limit, []);
      return;
    }
    const timeZone = state.content.timeZone;
    const { mostMs } = limit;
    const slot = enterSpeech({ store, now: clock.now(), timeZone, mostMs }, request, act);
    state.publisher.outdate();
    const { by } = request;
    const over = air(state, onAir, { slot, act, files, mostMs, by })
      .catch((error: unknown) => {
        state.journal.failed(error);
      })
      .finally(() => {
        speaking = undefined;
        state.poke();
        // The next one speaks meanwhile.
        if (!state.dead.aborted) void keepSpeech(state, { id: act.live, slot: slot.id, by });
      });
    speaking = { by, over };
  };
  return { begin, over: async () => speaking?.over };
}

/** How long he may speak, or what he is answered instead. */
function limitOf(
  { parts: { clock }, content, outputs }: State,
  onAir: OnAir,
  request: OperatorRequest,
  { speech }: SpeakLive,
  speaker: string | undefined,
): { readonly mostMs: number } | Outcome {
  const at = Math.round(clock.now());
  const no = { ok: false, at } as const;
  if (Math.abs(at - request.at) > orderHoldsRealMs * clock.speed)
    return { ...no, code: 'too-old', askedAt: request.at };
  if (clock.speed !== 1) return { ...no, code: 'speech-no-clock' };
  if (speaker !== undefined) return { ...no, code: 'speech-busy', by: speaker };
  if (soundingOf(outputs.current()).chosen.length === 0) return { ...no, code: 'speech-nowhere' };
  if (speech === 'announcement' && onAir.current()?.isUrgent === true)
    return { ...no, code: 'speech-under-emergency' };
  const ward = content.ward;
  if (!ward) return { ...no, code: 'needs-daemon' };
  const limit = speechLimit(ward, speech, at);
  return 'refusal' in limit ? { ...no, code: 'speech-refused', refusal: limit.refusal } : limit;
}

interface Order {
  readonly slot: Slot;
  readonly act: SpeakLive;
  readonly files: SpeechFiles;
  readonly mostMs: number;
  readonly by: string;
}

async function air(state: State, onAir: OnAir, order: Order): Promise<void> {
  const { slot, act, files, mostMs, by } = order;
  const speech = speechOf(slot, files);
  const title = speechTitle(act.speech, by);
  // A stream tells its listeners a title: whose voice it is, is not theirs to know.
  const shown = atOnceTitles.get(slot.campaign) ?? '';
  const durationMs = speechSignalMs + mostMs;
  const item = {
    ...{ slot: slot.id, sha256: '', file: files.pcm, title: shown, durationMs, fromMs: 0, speech },
    ...{ continues: false, loud: act.speech === 'emergency' },
  };
  const held = state.parts.clock.hold();
  const emission = await prepareEmission(
    soundingOf(state.outputs.current()),
    item,
    state.parts.clock,
    // Who thinks before he speaks is no dead air.
    [{ fromMs: 0, untilMs: durationMs }],
  ).finally(held);
  if (state.stopping.aborted || speechEnd(files)) {
    await emission.discard();
    giveUp(state, order);
    return;
  }
  // Its length is what it may be: nobody knows better while it is spoken.
  const bulletin = { sha256: '', contentKey: speechKey(act.live), title, durationMs };
  let spoken: Airing;
  try {
    spoken = onAir.put((clear) =>
      unpausable(
        beginAiring(state, slot, bulletin, emission, { clear, brokeOff: () => brokeOff(files) }),
      ),
    );
  } catch (error) {
    giveUp(state, order);
    throw error;
  }
  const watching = new AbortController();
  const hasBegun = (): boolean => spoken.positionMs() > 0;
  const watched = watchSpeech(state, { files, mostMs, hasBegun }, watching.signal).catch(() =>
    // Where not even its end can be written, the outputs cannot see it.
    spoken.stop({ code: 'speech-lost' }),
  );
  await spoken.over;
  watching.abort();
  await watched;
  if (!state.dead.aborted) endSpeech(files, 'over');
}

/** An order that nothing came of. */
function giveUp(state: State, { slot, files }: Order): void {
  endSpeech(files, 'over');
  const act = { act: 'miss', reason: { code: 'speech-not-begun' } } as const;
  state.journal.recordSurely([advance(slot, act, state.parts.clock.now()).change]);
}

/** What is cut into it has the air: nobody speaks on where he was cut. */
function unpausable(airing: Airing): Airing {
  return {
    ...airing,
    isSpoken: true,
    pause: () => ({
      silent: airing.stop({ code: 'overtaken' }).then(() => true),
      goOn: () => undefined,
    }),
  };
}

/** Why what sounded to its end was not what the person meant to say. */
function brokeOff(files: SpeechFiles): BreakReason | undefined {
  switch (speechEnd(files)) {
    case 'connection-lost':
      return { code: 'speech-lost' };
    case 'torn':
    case 'not-written':
      return { code: 'speech-torn' };
    default:
      return undefined;
  }
}

/** A folder is for files that are whole. */
function soundingOf({ chosen, standby }: Outputs): Outputs {
  return {
    chosen: chosen.filter(({ kind }) => kind !== 'folder'),
    standby: standby.filter(({ kind }) => kind !== 'folder'),
  };
}
