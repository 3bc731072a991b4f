// What was spoken stays: as a recording under its airing, also where the program was killed in mid-speech.
import { sayError } from '../../content/schema/say-error.ts';
import { emergencyCampaign, factText, type Slot } from '../core/slot.ts';
import { speechBytesPerMs, speechKey } from '../core/speech.ts';
import {
  endSpeech,
  removeSpeech,
  speechDirOf,
  speechEnd,
  speechesLeft,
  speechFiles,
  spokenBytes,
  type SpeechFiles,
} from '../store/speech-files.ts';
import type { Speech } from '../playout/output.ts';
import type { State } from './state.ts';

/** How a speech sounds, by its slot. */
export function speechOf({ campaign }: Pick<Slot, 'campaign'>, { end }: SpeechFiles): Speech {
  return { signal: campaign === emergencyCampaign ? 'emergency' : 'chime', endFile: end };
}

interface Spoken {
  /** Its file. */
  readonly id: string;
  readonly slot: string;
  readonly by: string;
}

/** Writes into the log how it ended, and makes its recording. Never rejects: what cannot be made now is made at the next start. */
export async function keepSpeech(state: State, spoken: Spoken): Promise<void> {
  const release = state.parts.clock.hold();
  await tellAndKeep(state, spoken)
    .catch((error: unknown) => {
      notKept(state, spoken, error);
    })
    .finally(release);
}

async function tellAndKeep(state: State, { id, slot, by }: Spoken): Promise<void> {
  const { config, clock, keepSpeech: record } = state.parts;
  const files = speechFiles(config.dataDir, id);
  const why = speechEnd(files) ?? 'over';
  const spokenMs = Math.floor(spokenBytes(files) / speechBytesPerMs);
  const ended = { why, by, spokenMs };
  state.journal.recordSurely([{ at: clock.now(), slot, event: 'speech-ended', detail: ended }]);
  await makeRecording(state, id, slot, record);
}

/** Speeches that the last run left behind: nobody goes on speaking in them. Never rejects. */
export async function keepSpeechesLeft(state: State): Promise<void> {
  await keepEach(state).catch((error: unknown) => {
    state.journal.failed(error);
  });
}

async function keepEach(state: State): Promise<void> {
  const { config, store, keepSpeech: record } = state.parts;
  // What still waits to be taken up is nobody's last word.
  const waiting = new Set(
    store.pendingRequests().flatMap(({ act }) => (act.kind === 'speak-live' ? [act.live] : [])),
  );
  const left = speechesLeft(config.dataDir).filter((id) => !waiting.has(id));
  for (const id of left) {
    const files = speechFiles(config.dataDir, id);
    const order = store
      .lines({ events: ['emergency', 'speak-live'] }, { most: 50 })
      .find(({ detail }) => detail['live'] === id);
    const isTold =
      order !== undefined && store.countLines({ slot: order.slot, events: ['speech-ended'] }) > 0;
    endSpeech(files, 'over');
    // Nothing was asked for, or nothing said.
    if (!order) removeSpeech(files);
    else if (isTold) await makeRecording(state, id, order.slot, record);
    else await keepSpeech(state, { id, slot: order.slot, by: factText(order.detail, 'by') });
  }
}

async function makeRecording(
  state: State,
  id: string,
  slotId: string,
  record: State['parts']['keepSpeech'],
): Promise<void> {
  const { config, store, clock } = state.parts;
  const files = speechFiles(config.dataDir, id);
  const slot = store.slot(slotId);
  if (!record || !slot) return;
  if (spokenBytes(files) === 0) {
    removeSpeech(files);
    return;
  }
  try {
    const made = await record(files.pcm, speechOf(slot, files), speechDirOf(config.dataDir));
    // Ended meanwhile: it is made anew at the next start.
    if (state.stopping.aborted) return;
    const { sha256, durationMs } = made;
    const title = titleOf(state, slot);
    const bulletin = { sha256, durationMs, contentKey: speechKey(id), title };
    // As it is by now: what cut it may have been written meanwhile.
    const last = store.slot(slotId) ?? slot;
    const change = { at: clock.now(), slot: slotId, event: 'speech-recorded' };
    const detail = { sha256, durationMs };
    state.journal.recordSurely([
      { ...change, detail, after: { ...last, bulletin }, from: last.state },
    ]);
    removeSpeech(files);
    state.troubles.over(troubleOf(slotId));
  } catch (error) {
    notKept(state, { id, slot: slotId }, error);
  }
}

/** Says that its recording could not be made, and where the sound is. Never throws. */
function notKept(state: State, { id, slot }: Pick<Spoken, 'id' | 'slot'>, error: unknown): void {
  const { pcm } = speechFiles(state.parts.config.dataDir, id);
  const what = `Chưa làm được bản ghi của lời nói trực tiếp (${sayError(error)}). Tiếng đã nói còn ở ${pcm}.`;
  const mend = 'Giải phóng đĩa nếu đầy, rồi khởi động lại chương trình: bản ghi được làm lại.';
  state.troubles.raise({ id: troubleOf(slot), kind: 'incident', slot, what, mend });
}

function troubleOf(slot: string): string {
  return `speech ${slot}`;
}

function titleOf({ parts: { store } }: State, { id }: Slot): string {
  const [order] = store.lines({ slot: id, events: ['emergency', 'speak-live'] }, { most: 1 });
  return order ? factText(order.detail, 'title') : id;
}
