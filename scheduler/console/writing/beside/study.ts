// What is to be known of a draft, in the process that reads content/ for it.
import { draftSpeech, type DraftBulletin, type DraftSpeech } from '../../../../audio/index.ts';
import { loadContentWith, readDraft } from '../../../../content/load.ts';
import type { Beside, BesideLength } from '../../../../content/schema/beside.ts';
import type { Content } from '../../../../content/schema/content.ts';
import type { ContentDocument } from '../../../../content/schema/document.ts';
import { sayError } from '../../../../content/schema/say-error.ts';
import { dayIn } from '../../../../content/today.ts';
import { contentNow } from '../../views/content-now.ts';
import { besideFacts } from './facts.ts';
import { besideLeftOut } from './left-out.ts';
import { besideLength, type KnownMs, type RecordedMs } from './length.ts';
import { draftPlaces, type DraftPlaces } from './places.ts';
import { besideProblems } from './problems.ts';
import { besideSentences } from './sentences.ts';

/** A draft as it stands. */
export interface DraftNow {
  readonly contentDir: string;
  /** `content/…` */
  readonly file: string;
  /** That file and the others that go with it, as they would be published; bytes of pictures and files. */
  readonly texts: ReadonlyMap<string, string | Uint8Array>;
  /** The document in the editor, as JSON; absent: the file's own. */
  readonly doc?: unknown;
  /** Epoch ms of the station's clock. */
  readonly now: number;
}

/** All but how long it is, which becomes known by and by. */
export interface Studied {
  readonly known: Omit<Beside, 'version' | 'length' | 'readings'>;
  readonly bulletins: readonly DraftBulletin[];
  /** Absent: ward.yaml cannot be used. */
  readonly ward?: Content['ward'];
}

/** Looks at all of a draft. What cannot be looked at is said in `unseen`; never throws for what somebody wrote. */
export async function studyDraft(draft: DraftNow): Promise<Studied> {
  const { contentDir, file, texts } = draft;
  const { content, problems } = loadContentWith(contentDir, texts);
  const before = contentNow(contentDir);
  const text = texts.get(file);
  const unseen: string[] = [];
  const source = typeof text === 'string' ? text : '';
  const places = attempt(() => placesOf(draft, source), unseen, 'Chưa tìm được chỗ trong bài');
  const told = besideProblems(problems, before.problems, file, places);
  const document = readDraft(file, source);
  const usable = content ?? before.content;
  if (content === undefined)
    unseen.push('Chưa đọc được content/ward.yaml nên chưa biết giờ phát cho phép.');
  const nothing = { sentences: [], leftOut: [], facts: [] };
  const known = { ...nothing, ...told, unseen };
  const ward = usable && { ward: usable.ward };
  if (places === undefined || usable === undefined) return { known, bulletins: [], ...ward };
  if (document === undefined) {
    unseen.push(
      'Bài chưa đọc được đến hết nên chưa biết loa đọc thế nào: sửa lỗi ghi ở dưới trước.',
    );
    return { known, bulletins: [], ...ward };
  }
  const today = dayIn(usable.ward.timeZone, draft.now);
  const speech = await speechOf(usable, document, { today, contentDir }, unseen);
  const [bulletin] = speech.bulletins;
  return {
    bulletins: speech.bulletins,
    ...ward,
    known: {
      ...known,
      sentences: bulletin ? besideSentences(bulletin, document.id, places) : [],
      leftOut:
        attempt(
          () => besideLeftOut(source, speech.leftOut, places),
          unseen,
          'Chưa biết chỗ nào loa không đọc',
        ) ?? [],
      facts: besideFacts(usable.facts, document.id, today, places),
    },
  };
}

const noSpeech: DraftSpeech = { bulletins: [], leftOut: [], refused: [] };

async function speechOf(
  content: Content,
  document: ContentDocument,
  settings: { readonly today: string; readonly contentDir: string },
  unseen: string[],
): Promise<DraftSpeech> {
  try {
    const speech = await draftSpeech(content, document, settings);
    unseen.push(...new Set(speech.refused), ...recordedWords(speech));
    return speech;
  } catch (error) {
    unseen.push(`Chưa biết loa đọc bài này thế nào: ${sayError(error)}.`);
    return noSpeech;
  }
}

/** A recording goes on saying what was read into it. */
function recordedWords({ bulletins }: DraftSpeech): readonly string[] {
  const isRecorded = bulletins.some(({ recorded }) => recorded.length > 0);
  return isRecorded
    ? ['Có bản ghi âm của người đọc đặt cạnh bài: loa phát bản ghi ấy, không đọc lời vừa sửa.']
    : [];
}

/** Only prose has places in a document; of a list the lines are all. */
function placesOf({ file, doc }: DraftNow, source: string): DraftPlaces | undefined {
  return file.endsWith('.mdx') ? draftPlaces(source, doc) : undefined;
}

function attempt<T>(act: () => T, unseen: string[], failed: string): T | undefined {
  try {
    return act();
  } catch (error) {
    unseen.push(`${failed}: ${sayError(error)}.`);
    return undefined;
  }
}

/** The length of what was studied, as far as it has been said. */
export function lengthOf(
  { bulletins, ward }: Studied,
  knownMs: KnownMs,
  recordedMs: RecordedMs = () => undefined,
): BesideLength {
  if (ward === undefined) return { ms: 0, isGuess: true, limitMs: 0, fits: false, airings: [] };
  const limitMs = ward.broadcast.maxSessionMinutes * 60_000;
  const settings = { limitMs, syllablesPerMinute: ward.voice.rate };
  return besideLength(bulletins, settings, knownMs, recordedMs);
}
