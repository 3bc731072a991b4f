// Pages of the studio: loaded when one of them is first asked for.
import { toWav } from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { Looking } from '../console-parts.ts';
import type { Shown } from '../console-route.ts';
import type { Seen } from '../seen.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { fileOfLooking } from '../writing/address.ts';
import { besideDesk } from '../writing/beside/beside-desk.ts';
import { documentOfLooking } from './address.ts';
import { listView } from './list-view.ts';
import { scriptAddress, studioModule } from './modules.ts';
import { listPage } from './pages/list-page.ts';
import { refusedPage } from './pages/refused-page.ts';
import { roomPage } from './pages/room-page.ts';
import { roomView, sentenceAt, type RoomView } from './room-view.ts';
import { readingPage } from './pages/reading-page.ts';
import { readingRateHz, samplesOf } from './reading-sound.ts';
import { filesOf, readingOf } from './reading-store.ts';
import { readingView, type ReadingView } from './reading-view.ts';
import { studioNow } from './studio-now.ts';
import { takeFile } from './take-file.ts';

type Show = (seen: Seen, looking: Looking) => Shown | Promise<Shown>;

export interface StudioPages {
  readonly list: Show;
  readonly module: Show;
  readonly take: Show;
  readonly machine: Show;
  readonly room: Show;
  readonly reading: Show;
  readonly readingSound: Show;
}

export const studioPages: StudioPages = {
  list: async (seen, looking) => listPage(seen, await listView(looking)),
  module: (_, looking) => studioModule(looking),
  take: (_, looking) => takeFile(looking),
  machine: hearMachine,
  room: showRoom,
  reading: showReading,
  readingSound: hearReading,
};

async function showRoom(seen: Seen, looking: Looking): Promise<Shown> {
  const document = documentOfLooking(looking);
  if (!document) return notOut(seen, looking);
  let view: RoomView | undefined;
  try {
    view = await roomView(seen, looking, document.id, looking.query('cau'));
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return refusedPage(seen, error.message, error.hint);
  }
  return view && roomPage(seen, view, scriptAddress(looking.parts.config.root));
}

/** A text that is on no page yet, or was left out of it for its mistakes. */
function notOut(seen: Seen, looking: Looking): Shown {
  const file = fileOfLooking(looking);
  const isThere =
    file !== undefined &&
    (looking.parts.writing().draft(file) !== undefined ||
      hashOfFile(looking.parts.config.contentDir, file) !== undefined);
  return isThere
    ? refusedPage(
        seen,
        'Bài này chưa lên trang: chưa phát hành, hoặc còn chỗ viết sai.',
        'Phát hành xong thì đọc được ở đây.',
      )
    : undefined;
}

async function showReading(seen: Seen, looking: Looking): Promise<Shown> {
  const document = documentOfLooking(looking);
  if (!document) return undefined;
  let view: ReadingView | undefined;
  try {
    view = await readingView(seen, looking, document.id);
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return refusedPage(seen, error.message, error.hint);
  }
  return view && readingPage(seen, view);
}

/** `…/bai-doc/cau?cau=<key>`: a sentence's part of the reading, WAV. */
function hearReading(_: Seen, looking: Looking): Shown {
  const { dataDir } = looking.parts.config;
  const document = documentOfLooking(looking);
  const reading = document && readingOf(dataDir, document.id);
  if (reading?.state.is !== 'cut') return undefined;
  const found = reading.state.sentences.find(({ key }) => key === looking.query('cau'));
  if (!found?.range) return undefined;
  const samples = samplesOf(filesOf(dataDir, reading).samples, found.range);
  const wav = toWav({ samples, sampleRateHz: readingRateHz });
  return new Response(new Uint8Array(wav), { headers: { 'Content-Type': 'audio/wav' } });
}

/** `…/may-doc?cau=<key>`: how the station's voice says the sentence, WAV. */
async function hearMachine(_: Seen, looking: Looking): Promise<Shown> {
  const { parts, query } = looking;
  const document = documentOfLooking(looking);
  const states = document && (await studioNow(parts)?.statesOf(document.id));
  const found = states && sentenceAt(states, query('cau'));
  if (!found) return undefined;
  try {
    const wav = await besideDesk(parts).say(found.sentence.spoken);
    return new Response(Buffer.from(wav), { headers: { 'Content-Type': 'audio/wav' } });
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return Response.json({ refused: tellError(error) }, { status: 503 });
  }
}
