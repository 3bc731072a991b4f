// The tape as one listens to it together: its numbers are those of the answer sheet.
import type { TapeLine } from '../maker-messages.ts';
import type { MadeClip } from './clips.ts';
import { tapeSteps } from './plan.ts';
import type { TestPlan } from './shape.ts';

/** Ms: between a letter and its clip, between two clips, for making a mark. */
const pauses = { letter: 300, between: 900, mark: 6000, start: 2000 } as const;

/** Whoever overhears it at the horn takes it for no notice. */
const opening =
  'Đây là phần nghe thử giọng đọc của loa, không phải thông báo. Mỗi cặp có hai lần đọc cùng một câu, gọi là a và bê. Nghe xong mỗi cặp, xin bà con đánh dấu vào phiếu.';
const closing = 'Hết phần nghe thử. Xin cảm ơn bà con.';

export function tapeLines(plan: TestPlan, clips: readonly MadeClip[]): readonly TapeLine[] {
  const fileOf = (sentence: number, variant: number): readonly TapeLine[] =>
    clips
      .filter((clip) => clip.sentence === sentence && clip.variant === variant)
      .map(({ file }) => ({ file }));
  const pause = (pauseMs: number): TapeLine => ({ pauseMs });
  return [
    ...[{ say: opening }, pause(pauses.start)],
    ...tapeSteps(plan).flatMap(({ sentence, a, b }, index): readonly TapeLine[] => [
      ...[{ say: `Cặp ${index + 1}.` }, pause(pauses.letter)],
      ...[{ say: 'a.' }, pause(pauses.letter), ...fileOf(sentence, a), pause(pauses.between)],
      ...[{ say: 'bê.' }, pause(pauses.letter), ...fileOf(sentence, b), pause(pauses.mark)],
    ]),
    { say: closing },
  ];
}
