import type { BesideSentence } from '../../../content/schema/beside.ts';

export interface Player {
  /** One sentence, or all from it on. */
  readonly play: (sentence: BesideSentence, goesOn: boolean) => void;
  /** Words as they would be said. */
  readonly say: (spoken: string) => void;
  readonly stop: () => void;
}

interface Needs {
  readonly soundOf: (id: string) => string;
  /** The sentences as they are by then. */
  readonly sentences: () => readonly BesideSentence[];
  /** Undefined: nothing sounds. `ms`: so far into it. */
  readonly heard: (id: string | undefined, ms: number) => void;
  readonly failed: (why: string) => void;
}

/** Sentences as the loudspeaker says them, one after the other with the pauses between. */
export function createPlayer({ soundOf, sentences, heard, failed }: Needs): Player {
  const audio = new Audio();
  let now: BesideSentence | undefined;
  let goesOn = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(pause);
    audio.pause();
    now = undefined;
    heard(undefined, 0);
  };
  const sound = (why: string): void => {
    audio.play().catch((error: unknown) => {
      // Another sentence was asked for meanwhile.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      stop();
      failed(why);
    });
  };
  const start = (sentence: BesideSentence): void => {
    clearTimeout(pause);
    now = sentence;
    heard(sentence.id, 0);
    audio.src = soundOf(sentence.id);
    sound('Chưa nghe được câu này. Đợi máy đài xem xong bài rồi bấm lại.');
  };
  audio.addEventListener('timeupdate', () => {
    if (now) heard(now.id, audio.currentTime * 1000);
  });
  audio.addEventListener('ended', () => {
    const all = sentences();
    const at = all.findIndex(({ id }) => id === now?.id);
    const next = at < 0 ? undefined : all[at + 1];
    if (!goesOn || !next) stop();
    else
      pause = setTimeout(() => {
        start(next);
      }, now?.pauseMs ?? 0);
  });
  return {
    play(sentence, on) {
      goesOn = on;
      start(sentence);
    },
    say(spoken) {
      stop();
      audio.src = `/dai/tu-dien/nghe?cau=${encodeURIComponent(spoken)}`;
      sound('Chưa nghe được cách đọc này. Viết như khi nói, ví dụ: ô tê pê.');
    },
    stop,
  };
}
