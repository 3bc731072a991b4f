// What is looked at beside a text, asked of two processes: one reads content/ and speaks, one makes pages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Beside } from '../../../../content/schema/beside.ts';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import type {
  PreviewAnswer,
  PreviewQuestion,
} from '../../../../content/schema/preview-messages.ts';
import { shownSite } from '../../../server/site-standing.ts';
import { createAsking } from '../../ask-process.ts';
import type { ConsoleParts } from '../../console-parts.ts';
import type { DraftNow } from './study.ts';
import type { StudyAnswer, StudyQuestion } from './study-messages.ts';

export interface BesideDesk {
  /** Throws LoaError with why it is not known. */
  beside(file: string): Promise<Beside>;
  /** A sentence of what was looked at last, as WAV; undefined: there is none of that id any more. Throws LoaError. */
  sound(file: string, sentence: string): Promise<Uint8Array | undefined>;
  /** Words as they are to be said, as WAV. Throws LoaError. */
  say(spoken: string): Promise<Uint8Array>;
  /** The page as it would be, HTML. Throws LoaError. */
  page(file: string): Promise<string>;
  close(): void;
}

type Parts = Pick<ConsoleParts, 'config' | 'clock' | 'writing'>;

const desks = new WeakMap<Parts, BesideDesk>();

/** The one of this console. */
export function besideDesk(parts: Parts): BesideDesk {
  const known = desks.get(parts) ?? createBesideDesk(parts);
  desks.set(parts, known);
  return known;
}

/** Kept so long, real ms, after it was asked last. */
const idleMs = 2 * 60_000;
const hungMs = 60_000;
/** Typing goes first. */
const niceness = 5;
const heapMb = 256;
const site = join(import.meta.dirname, '..', '..', '..', '..', 'site');

function createBesideDesk({ config, clock, writing }: Parts): BesideDesk {
  const { contentDir, dataDir } = config;
  const study = createAsking<StudyQuestion, StudyAnswer>({
    file: join(import.meta.dirname, 'study-process.ts'),
    ...{ niceness, idleMs, hungMs, heapMb },
    lost: 'Tiến trình xem bài dừng đột ngột. Trang tự thử lại.',
  });
  const preview = createAsking<PreviewQuestion, PreviewAnswer>({
    file: join(site, 'preview', 'preview-process.ts'),
    ...{ niceness, idleMs, hungMs, heapMb },
    env: { LOA_DATA: dataDir },
    lost: 'Tiến trình dựng trang xem thử dừng đột ngột. Trang tự thử lại.',
  });
  const last = new Map<string, Beside>();
  const beside = async (file: string): Promise<Beside> => {
    const { draft, version, readings } = draftNow(file);
    const answer = await study.ask((id) => ({ id, ask: 'study', draft, dataDir }));
    if (!('studied' in answer)) throw unknown('failed' in answer ? answer.failed : '');
    const known: Beside = { version, readings, ...answer.studied };
    last.set(file, known);
    return known;
  };
  const draftNow = (file: string) => {
    const found = textsOf(file, { contentDir, writing });
    const { texts, doc, version, readings } = found;
    const draft: DraftNow = { contentDir, file, texts, doc, now: clock.now() };
    return { draft, version, readings };
  };
  const say = async (spoken: string): Promise<Uint8Array> => {
    const answer = await study.ask((id) => ({ id, ask: 'say', spoken, contentDir, dataDir }));
    if (!('wav' in answer)) throw unknown('failed' in answer ? answer.failed : '');
    return answer.wav;
  };
  return {
    beside,
    async sound(file, sentence) {
      const spokenIn = (known: Beside | undefined): string | undefined =>
        known?.sentences.find(({ id }) => id === sentence)?.spoken;
      const spoken = spokenIn(last.get(file)) ?? spokenIn(await beside(file));
      return spoken === undefined ? undefined : say(spoken);
    },
    say,
    async page(file) {
      const { texts } = draftNow(file).draft;
      // Looked up each time: the site is built again meanwhile, into another folder.
      const distDir = shownSite(config);
      const answer = await preview.ask((id) => ({ id, contentDir, distDir, file, texts }));
      if (!('html' in answer)) throw unknown(answer.failed);
      return answer.html;
    },
    close() {
      study.close();
      preview.close();
    },
  };
}

function unknown(why: string): LoaError {
  return new LoaError('not-known', why);
}

/** The draft, or the file as it is where nobody has begun one. */
function textsOf(
  file: string,
  { contentDir, writing }: { contentDir: string } & Pick<Parts, 'writing'>,
) {
  const desk = writing();
  const draft = desk.draft(file);
  if (draft)
    return {
      texts: desk.texts(file),
      doc: draft.kind === 'prose' ? (desk.doc(file).toJSON() as unknown) : undefined,
      version: draft.version,
      readings: draft.extras.lexicon.map(({ written, spoken, document }) => ({
        ...{ written, spoken },
        ...(document === undefined ? {} : { document }),
      })),
    };
  const path = join(contentDir, file.slice('content/'.length));
  if (!existsSync(path)) throw new LoaError('no-file', 'Không có bài này.');
  const texts = new Map([[file, readFileSync(path, 'utf8')]]);
  return { texts, doc: undefined, version: 0, readings: [] };
}
