import type { PublishedSentence } from '../../content/schema/published.ts';
import { makeBar } from './bar.ts';
import { rememberPosition, rememberedPosition } from './memory.ts';
import { driveSpeed } from './speed.ts';
import { indexAt, nextStart, previousStart } from './timeline.ts';
import { troubleWords } from './trouble.ts';
import { WrittenText } from './written.ts';

/** Seconds are rounded on their way through the browser: a hair later is surely inside the sentence, and not heard. */
const seekMarginMs = 5;

/** Who left so near the end has heard it, and begins anew. */
const nearEndSeconds = 5;

interface Spoken {
  readonly sha256: string;
  readonly documentHash?: string;
  readonly sentences: readonly PublishedSentence[];
}

/**
 * `<loa-nghe data-script data-hash><audio controls></loa-nghe>`: the browser's player, and beside it sentence and word marked
 * in the page's words, a tap on a sentence to hear it and another to stop, speed, and the position remembered on this device.
 */
class ListenElement extends HTMLElement {
  #sentences: readonly PublishedSentence[] = [];
  #loading: Promise<boolean> | undefined;
  #lastTouchMs = -Infinity;

  connectedCallback(): void {
    const audio = this.querySelector('audio');
    if (audio === null || this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    const sha256 = /([0-9a-f]{64})\.mp3/.exec(audio.src)?.[1] ?? '';
    const written = new WrittenText(document);
    const bar = makeBar(this.closest('.listen-box') ?? this, () => {
      audio.pause();
      // The button is gone: a keyboard goes on where the sound can be taken up again.
      audio.focus({ preventScroll: true });
    });
    const status = this.querySelector('[role="status"]');
    const tell = (words: string) => {
      if (status === null) return;
      status.textContent = words;
      if (words === '') return;
      this.#open();
      const { top, bottom } = status.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) bar.show(words, 'Đóng');
    };
    const seek = (ms: number | undefined) => {
      if (ms === undefined) return;
      audio.currentTime = (ms + seekMarginMs) / 1000;
      show();
    };
    const atMs = () => audio.currentTime * 1000;
    const show = () => {
      const sentence = this.#sentences[indexAt(this.#sentences, atMs())];
      const word = sentence === undefined ? -1 : indexAt(sentence.words, atMs());
      if (written.mark(sentence, word)) this.#follow(written.place, innerHeight - bar.height);
    };
    const frame = () => {
      show();
      if (!audio.paused) requestAnimationFrame(frame);
    };
    const load = async (missing: 'sound' | 'words') => {
      const loaded = await (this.#loading ??= this.#load(sha256));
      // That the sound itself failed weighs more.
      if (!loaded && status?.textContent === '') tell(troubleWords(missing, navigator.onLine));
    };

    const jump = (to: () => number | undefined) => () =>
      void load('sound').then(() => {
        seek(to());
      });
    this.querySelector('[data-back]')?.addEventListener(
      'click',
      jump(() => previousStart(this.#sentences, atMs())),
    );
    this.querySelector('[data-on]')?.addEventListener(
      'click',
      jump(() => nextStart(this.#sentences, atMs())),
    );
    const speed = this.querySelector('select');
    if (speed !== null) driveSpeed(speed, audio);
    audio.addEventListener('play', () => {
      this.#open();
      tell('');
      bar.show('Đang đọc', 'Dừng');
      void load('words').then(frame);
    });
    // Before anything is fetched: the browser then begins there, however late this script is told of what it does.
    const last = rememberedPosition(sha256);
    if (audio.currentTime < last) audio.currentTime = last;
    audio.addEventListener('loadedmetadata', () => {
      if (last > 0 && audio.currentTime > audio.duration - nearEndSeconds) audio.currentTime = 0;
    });
    const keepPlace = () => {
      // On its way to a place it is at none, and before the sound is there at no place of this visit.
      const isSomewhere = audio.readyState > 0 && !audio.seeking && !audio.ended;
      if (isSomewhere && audio.currentTime > 0) rememberPosition(sha256, audio.currentTime);
    };
    audio.addEventListener('seeked', () => {
      show();
      if (audio.paused) keepPlace();
    });
    audio.addEventListener('pause', () => {
      bar.hide();
      keepPlace();
    });
    audio.addEventListener('error', () => {
      bar.hide();
      const place = audio.currentTime;
      if (place > 0) rememberPosition(sha256, place);
      // After an error the play button asks nobody again: set back, it does. Nothing is fetched until then.
      audio.load();
      audio.currentTime = place;
      tell(troubleWords('sound', navigator.onLine));
    });
    window.addEventListener('pagehide', keepPlace);
    audio.addEventListener('ended', () => {
      rememberPosition(sha256, undefined);
      written.mark(undefined, -1);
    });
    document.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const id = target?.closest<HTMLElement>('[data-s]')?.dataset['s'];
      if (id === undefined || target?.closest('a, button, summary') !== null) return;
      if (document.getSelection()?.isCollapsed === false) return;
      if (!audio.paused && written.sentence === id) {
        audio.pause();
        return;
      }
      tell('');
      // Without the sentences nobody knows where this one begins: nothing is heard.
      void load('sound').then(() => {
        const sentence = this.#sentences.find((each) => each.id === id);
        if (sentence === undefined) return;
        seek(sentence.startMs);
        // Why it does not play is told by the event "error".
        audio.play().catch(() => undefined);
      });
    });
    for (const type of ['wheel', 'touchmove'] as const) {
      window.addEventListener(
        type,
        () => {
          this.#lastTouchMs = performance.now();
        },
        { passive: true },
      );
    }
  }

  /** Who hears is to see the player, and the words that are marked. */
  #open(): void {
    for (const folded of [this.closest('details'), document.querySelector('details.transcript')])
      folded?.setAttribute('open', '');
  }

  /** Fetches the sentences; leaves none where they belong to another version of the page or of the sound. False when they did not come. */
  async #load(sha256: string): Promise<boolean> {
    try {
      const response = await fetch(this.dataset['script'] ?? '');
      // The shape is the publisher's contract (content/schema/published.ts); zod would outweigh the whole player.
      const spoken = (await response.json()) as Spoken;
      const same =
        spoken.documentHash === undefined || spoken.documentHash === this.dataset['hash'];
      if (spoken.sha256 === sha256 && same) this.#sentences = spoken.sentences;
      return true;
    } catch {
      this.#loading = undefined;
      return false;
    }
  }

  /** Keeps the spoken sentence in sight above `end` (CSS px from the top), unless the reader has just scrolled elsewhere. */
  #follow(place: HTMLElement | undefined, end: number): void {
    if (place === undefined || performance.now() - this.#lastTouchMs < 6000) return;
    const { top, bottom } = place.getBoundingClientRect();
    if (top < 0 || bottom > end) place.scrollIntoView({ block: 'center' });
  }
}

customElements.define('loa-nghe', ListenElement);
