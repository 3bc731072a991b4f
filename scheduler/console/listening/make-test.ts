// Asks for every clip of a test, one after another, then for its tape; the book has them once all are there.
import type { ListeningBook, ListeningTest } from './book.ts';
import { clipsOf, mostApartLu, widestApart, type MadeClip } from './core/clips.ts';
import { tapeLines } from './core/tape.ts';
import type { MakerAnswer, MakerQuestion } from './maker-messages.ts';

/** Asks the process that has the voices. */
export interface ClipMaker {
  ask(question: (id: number) => MakerQuestion): Promise<MakerAnswer>;
  close(): void;
}

interface Makes {
  readonly maker: ClipMaker;
  readonly book: ListeningBook;
  readonly dataDir: string;
  /** Of the clips. */
  readonly folder: string;
  readonly tapeFile: string;
  /** How many parts are done. */
  readonly tell: (done: number) => void;
}

/** Rejects with a Vietnamese sentence. */
export async function makeTest(test: ListeningTest, makes: Makes): Promise<void> {
  const { maker, book, dataDir, folder, tapeFile: file, tell } = makes;
  const clips: MadeClip[] = [];
  for (const { sentence, variant } of clipsOf(test)) {
    // It was removed meanwhile.
    if (!book.test(test.id)) return;
    tell(clips.length);
    const [text, how] = [test.sentences[sentence], test.variants[variant]];
    if (!text || !how) continue;
    const said = { text: text.written, spoken: text.spoken };
    const order = { voice: how.voice, profile: how.profile, said };
    const answer = await maker.ask((id) => ({ id, ask: 'clip', dataDir, folder, order }));
    if (!('clip' in answer)) throw new Error('failed' in answer ? answer.failed : 'no clip');
    clips.push({ sentence, variant, ...answer.clip });
  }
  if (!book.test(test.id)) return;
  const fault = faultOf(test, clips);
  if (fault !== undefined) throw new Error(fault);
  tell(clips.length);
  const lines = tapeLines(test, clips);
  const answer = await maker.ask((id) => ({ id, ask: 'tape', dataDir, folder, lines, file }));
  if (!('tape' in answer)) throw new Error('failed' in answer ? answer.failed : 'no tape');
  book.keepClips(test.id, clips);
}

/** What keeps these clips from being compared, Vietnamese. */
function faultOf(test: ListeningTest, clips: readonly MadeClip[]): string | undefined {
  const apart = widestApart(clips);
  if (apart > mostApartLu)
    return `Không làm được các cách đọc to bằng nhau (chênh ${apart.toFixed(1).replace('.', ',')} LU, cho phép 0,2): bên to hơn sẽ được chọn oan. Lập lần nghe thử khác, bỏ bớt giọng lạ`;
  const was = new Set(test.clips?.map(({ file }) => file));
  if (test.clips && clips.some(({ file }) => !was.has(file)))
    return 'Tiếng làm lại không còn giống tiếng bà con đã nghe (giọng đọc hay chương trình đã đổi). Kết quả cũ vẫn xem được; muốn nghe tiếp thì lập lần nghe thử mới';
  return undefined;
}
