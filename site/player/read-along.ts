import type { Bar } from './bar.ts';
import type { Place } from './keep-place.ts';
import type { SpokenSentences } from './sentences.ts';
import { indexAt } from './timeline.ts';
import { writtenText } from './written.ts';

/** Seconds are rounded on their way through the browser: a hair later is surely inside the sentence, and not heard. */
const seekMarginMs = 5;

/** The page's words beside the sound: what is being said is marked, and kept in sight. */
export interface ReadAlong {
  /** Where the sound is, or goes on. */
  readonly atMs: number;
  /** Id of the marked sentence. */
  readonly sentence: string | undefined;
  /** Marks what is said, frame by frame, until the sound pauses. */
  readonly run: () => void;
  /** Moves the sound to the beginning of a sentence; undefined leaves it. */
  readonly seek: (ms: number | undefined) => void;
}

export function readAlong(
  audio: HTMLAudioElement,
  place: Place,
  sentences: SpokenSentences,
  bar: Bar,
): ReadAlong {
  const written = writtenText(document);
  const follow = makeFollower(bar);
  const atMs = () => place.seconds * 1000;
  const show = () => {
    const sentence = audio.ended ? undefined : sentences.all[indexAt(sentences.all, atMs())];
    const word = sentence === undefined ? -1 : indexAt(sentence.words, atMs());
    if (written.mark(sentence, word)) follow(written.place);
  };
  const run = () => {
    show();
    if (!audio.paused) requestAnimationFrame(run);
  };
  audio.addEventListener('seeked', show);
  audio.addEventListener('ended', show);
  return {
    get atMs() {
      return atMs();
    },
    get sentence() {
      return written.sentence;
    },
    run,
    seek: (ms) => {
      if (ms === undefined) return;
      place.goTo((ms + seekMarginMs) / 1000);
      show();
    },
  };
}

/** What keeps a place in sight above the bar, unless the reader has just scrolled elsewhere. */
function makeFollower(bar: Bar): (place: HTMLElement | undefined) => void {
  let lastTouchMs = -Infinity;
  const touched = () => {
    lastTouchMs = performance.now();
  };
  for (const type of ['wheel', 'touchmove'])
    window.addEventListener(type, touched, { passive: true });
  return (place) => {
    if (place === undefined || performance.now() - lastTouchMs < 6000) return;
    const { top, bottom } = place.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight - bar.height) place.scrollIntoView({ block: 'center' });
  };
}
