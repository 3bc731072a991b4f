// A person who speaks live, from his request to the last sample. The console writes what he says into a file; the outputs
// follow it as it grows, so that nothing of the network comes into this process.
import { takesFilesAlone } from '../../content/schema/names.ts';
import { enterSpeech } from '../acts/enter-speech.ts';
import type { Outcome } from '../core/outcome.ts';
import type { BreakReason } from '../core/reason.ts';
import { advance, atOnceTitles, type Slot } from '../core/slot.ts';
import { speechKey, speechLimit, speechSignalMs, speechTitle } from '../core/speech.ts';
import {
  endSpeech,
  hasSpeech,
  speechEnd,
  speechFiles,
  type SpeechFiles,
} from '../store/speech-files.ts';
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
    const limit = limitOf(state, onAir, request, act, speaking?.by);
    if ('code' in limit) {
      // Whoever waits is told first: a disk that refuses the file may still take the answer.
      store.answer(request.id, limit, []);
      if (hasSpeech(config.dataDir, act.live))
        endIfTaken(state, speechFiles(config.dataDir, act.live));
      return;
    }
    const files = speechFiles(config.dataDir, act.live);
    const timeZone = state.content.timeZone;
    const { mostMs, untilAt } = limit;
    const slot = enterSpeech({ store, now: clock.now(), timeZone, mostMs }, request, act);
    state.publisher.outdate();
    const { by } = request;
    const over = air(state, onAir, { slot, act, files, mostMs, untilAt, by })
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
  { parts: { clock, config }, content, outputs }: State,
  onAir: OnAir,
  request: OperatorRequest,
  { live, speech }: SpeakLive,
  speaker: string | undefined,
): Pick<Order, 'mostMs' | 'untilAt'> | Outcome {
  const at = Math.round(clock.now());
  const no = { ok: false, at } as const;
  if (Math.abs(at - request.at) > orderHoldsRealMs * clock.speed)
    return { ...no, code: 'too-old', askedAt: request.at };
  if (!hasSpeech(config.dataDir, live)) return { ...no, code: 'speech-gone' };
  if (clock.speed !== 1) return { ...no, code: 'speech-no-clock' };
  if (speaker !== undefined) return { ...no, code: 'speech-busy', by: speaker };
  if (soundingOf(outputs.current()).chosen.length === 0) return { ...no, code: 'speech-nowhere' };
  if (isKeptOut(onAir, speech)) return { ...no, code: 'speech-under-emergency' };
  const ward = content.ward;
  if (!ward) return { ...no, code: 'needs-daemon' };
  const limit = speechLimit(ward, speech, at);
  if ('refusal' in limit) return { ...no, code: 'speech-refused', refusal: limit.refusal };
  return { mostMs: limit.mostMs, untilAt: limit.untilAt };
}

interface Order {
  readonly slot: Slot;
  readonly act: SpeakLive;
  readonly files: SpeechFiles;
  readonly mostMs: number;
  readonly untilAt: number | undefined;
  readonly by: string;
}

/** An emergency yields to nothing but an emergency. */
function isKeptOut(onAir: OnAir, speech: SpeakLive['speech']): boolean {
  return speech === 'announcement' && onAir.current()?.isUrgent === true;
}

async function air(state: State, onAir: OnAir, order: Order): Promise<void> {
  const { files, mostMs, untilAt } = order;
  const spoken = await beginSpeaking(state, onAir, order).catch((error: unknown) => {
    giveUp(state, order);
    throw error;
  });
  if ('notBegun' in spoken) {
    giveUp(state, order, spoken.notBegun);
    return;
  }
  const watching = new AbortController();
  const hasBegun = (): boolean => spoken.positionMs() > 0;
  const watch = { files, mostMs, untilAt, hasBegun };
  const watched = watchSpeech(state, watch, watching.signal).catch(() =>
    // Where not even its end can be written, the outputs cannot see it.
    spoken.stop({ code: 'speech-lost' }),
  );
  await spoken.over;
  watching.abort();
  await watched;
  if (!state.dead.aborted) endSpeech(files, 'over');
}

/** On the air; or why it is not, Vietnamese, undefined where nobody wants it any more. */
async function beginSpeaking(
  state: State,
  onAir: OnAir,
  order: Order,
): Promise<Airing | { readonly notBegun: string | undefined }> {
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
  // Opening takes seconds, in which an emergency may have begun.
  const isLate = isKeptOut(onAir, act.speech);
  if (isLate || state.stopping.aborted || speechEnd(files)) {
    await emission.discard();
    return { notBegun: isLate ? 'thông báo khẩn lên loa trước' : undefined };
  }
  // Its length is what it may be: nobody knows better while it is spoken.
  const bulletin = { sha256: '', contentKey: speechKey(act.live), title, durationMs };
  return onAir.put((clear) =>
    unpausable(
      beginAiring(state, slot, bulletin, emission, { clear, brokeOff: () => brokeOff(files) }),
    ),
  );
}

/** An order that nothing came of. Its slot ends first: that waits for a disk that refuses, its file does not. Never throws. */
function giveUp(state: State, { slot, files }: Order, said?: string): void {
  const reason = { code: 'speech-not-begun', ...(said !== undefined && { said }) } as const;
  const act = { act: 'miss', reason } as const;
  state.journal.recordSurely([advance(slot, act, state.parts.clock.now()).change]);
  endIfTaken(state, files);
}

/** Says that nothing more comes, where the disk takes it. Never throws. */
function endIfTaken(state: State, files: SpeechFiles): void {
  try {
    endSpeech(files, 'over');
  } catch (error) {
    state.journal.failed(error);
  }
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

/** A folder, and loudspeakers that fetch files, are for what is whole. */
function soundingOf({ chosen, standby }: Outputs): Outputs {
  return {
    chosen: chosen.filter(({ kind }) => !takesFilesAlone(kind)),
    standby: standby.filter(({ kind }) => !takesFilesAlone(kind)),
  };
}
