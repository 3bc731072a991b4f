// Asks the processes that open what was sent up; the pages' own process sees samples alone.
import { join } from 'node:path';
import type { AlignedSentence } from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { createAsking } from '../ask-process.ts';
import type { CutOrder, SentTake, StudioAnswer, StudioQuestion } from './studio-messages.ts';

const opening = {
  file: join(import.meta.dirname, 'studio-process.ts'),
  /** Kept so long, real ms, after it was asked last: between two sentences of whoever reads. */
  idleMs: 2 * 60_000,
  heapMb: 256,
  lost: 'Tiến trình đọc tệp âm thanh dừng đột ngột. Gửi lại; nếu vẫn thế, lưu tệp thành WAV hay MP3.',
} as const;

/** Somebody waits before his microphone. */
const takes = createAsking<StudioQuestion, StudioAnswer>({
  ...{ ...opening, niceness: 5, hungMs: 50_000 },
});
/** A whole reading is cut for minutes: nobody's sentence waits behind it. */
const readings = createAsking<StudioQuestion, StudioAnswer>({
  ...{ ...opening, niceness: 8, hungMs: 20 * 60_000, idleMs: 5000 },
});

/** The sentence in a file of any kind that ffmpeg reads. @throws LoaError `not-audio` */
export async function openTake(file: string): Promise<SentTake> {
  const answer = await takes.ask((id) => ({ id, ask: 'take', file }));
  if ('take' in answer) return answer.take;
  throw refusal(answer);
}

/** Which part of a whole reading is which sentence. @throws LoaError `not-audio` */
export async function cutReading(order: CutOrder): Promise<readonly AlignedSentence[]> {
  const answer = await readings.ask((id) => ({ id, ask: 'cut', order }));
  if ('cut' in answer) return answer.cut;
  throw refusal(answer);
}

function refusal(answer: object): LoaError {
  const why = 'failed' in answer && typeof answer.failed === 'string' ? answer.failed : '';
  return new LoaError('not-audio', why);
}
