import type { PublishedSentence } from '../../content/schema/published.ts';
import { rememberPosition, rememberedPosition } from './memory.ts';
import { indexAt, nextStart, previousStart } from './timeline.ts';
import { WrittenText } from './written.ts';

/** Seconds are rounded on their way through the browser: a hair later is surely inside the sentence, and not heard. */
const seekMarginMs = 5;

interface Spoken {
  readonly sha256: string;
  readonly documentHash?: string;
  readonly sentences: readonly PublishedSentence[];
}

/**
 * `<loa-nghe data-script data-hash><audio controls></loa-nghe>`: the browser's player, and beside it sentence and word marked
 * in the page's words, a tap on a sentence to hear it, speed, and the position remembered on this device.
 */
class ListenElement extends HTMLElement {
  #sentences: readonly PublishedSentence[] = [];
  #loading: Promise<void> | undefined;
  #lastTouchMs = 0;

  connectedCallback(): void {
    const audio = this.querySelector('audio');
    if (audio === null || this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    const sha256 = /([0-9a-f]{64})\.mp3/.exec(audio.src)?.[1] ?? '';
    const written = new WrittenText(document);
    const seek = (ms: number | undefined) => {
      if (ms === undefined) return;
      audio.currentTime = (ms + seekMarginMs) / 1000;
      show();
    };
    const atMs = () => audio.currentTime * 1000;
    const show = () => {
      const sentence = this.#sentences[indexAt(this.#sentences, atMs())];
      const word = sentence === undefined ? -1 : indexAt(sentence.words, atMs());
      if (written.mark(sentence, word)) this.#follow(written.place);
    };
    const frame = () => {
      show();
      if (!audio.paused) requestAnimationFrame(frame);
    };
    const load = () => (this.#loading ??= this.#load(sha256));

    const jump = (to: () => number | undefined) => () =>
      void load().then(() => {
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
    speed?.addEventListener('change', () => {
      audio.playbackRate = Number(speed.value);
    });
    audio.addEventListener('play', () => {
      // Who taps a sentence is to see where the sound can be stopped.
      this.closest('details')?.setAttribute('open', '');
      void load().then(frame);
    });
    audio.addEventListener('seeked', show);
    audio.addEventListener(
      'loadedmetadata',
      () => {
        const last = rememberedPosition(sha256);
        if (audio.currentTime === 0 && last > 0 && last < audio.duration - 5)
          audio.currentTime = last;
      },
      { once: true },
    );
    audio.addEventListener('pause', () => {
      rememberPosition(sha256, audio.currentTime);
    });
    window.addEventListener('pagehide', () => {
      if (audio.currentTime > 0 && !audio.ended) rememberPosition(sha256, audio.currentTime);
    });
    audio.addEventListener('ended', () => {
      rememberPosition(sha256, undefined);
      written.mark(undefined, -1);
    });
    document.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const id = target?.closest<HTMLElement>('[data-s]')?.dataset['s'];
      if (id === undefined || target?.closest('a, button, summary') !== null) return;
      if (document.getSelection()?.isCollapsed === false) return;
      void load().then(() => {
        const sentence = this.#sentences.find((each) => each.id === id);
        if (sentence === undefined) return;
        seek(sentence.startMs);
        void audio.play();
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

  /** Fetches the sentences; leaves none where they belong to another version of the page or of the sound. */
  async #load(sha256: string): Promise<void> {
    try {
      const response = await fetch(this.dataset['script'] ?? '');
      // The shape is the publisher's contract (content/schema/published.ts); zod would outweigh the whole player.
      const spoken = (await response.json()) as Spoken;
      const same =
        spoken.documentHash === undefined || spoken.documentHash === this.dataset['hash'];
      if (spoken.sha256 === sha256 && same) this.#sentences = spoken.sentences;
    } catch {
      this.#loading = undefined;
    }
  }

  /** Keeps the spoken sentence in sight, unless the reader has just scrolled elsewhere. */
  #follow(place: HTMLElement | undefined): void {
    if (place === undefined || performance.now() - this.#lastTouchMs < 6000) return;
    const { top, bottom } = place.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) place.scrollIntoView({ block: 'center' });
  }
}

customElements.define('loa-nghe', ListenElement);
