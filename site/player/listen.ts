import { makeBar, type Bar } from './bar.ts';
import { keepPlace } from './keep-place.ts';
import { readAlong } from './read-along.ts';
import { spokenSentences } from './sentences.ts';
import { driveSpeed } from './speed.ts';
import { nextStart, previousStart } from './timeline.ts';
import { troubleWords } from './trouble.ts';

/**
 * `<loa-nghe data-script data-hash><audio controls></loa-nghe>`: the browser's player, and beside it sentence and word marked
 * in the page's words, a tap on a sentence to hear it and another to stop, speed, and the position remembered on this device.
 */
class ListenElement extends HTMLElement {
  connectedCallback(): void {
    const audio = this.querySelector('audio');
    if (audio === null || this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    const sha256 = /([0-9a-f]{64})\.mp3/.exec(audio.src)?.[1] ?? '';
    const { script = '', hash } = this.dataset;
    const sentences = spokenSentences(script, sha256, hash);
    const bar = makeBar(this.closest('.listen-box') ?? this, () => {
      audio.pause();
      // The button is gone: a keyboard goes on where the sound can be taken up again.
      audio.focus({ preventScroll: true });
    });
    const along = readAlong(audio, sentences, bar);
    const tell = (words: string) => {
      this.#tell(words, bar);
    };
    const load = async (missing: 'sound' | 'words') => {
      const loaded = await sentences.load();
      // That the sound itself failed weighs more.
      if (!loaded && this.#status?.textContent === '')
        tell(troubleWords(missing, navigator.onLine));
    };
    const speed = this.querySelector('select');
    if (speed !== null) driveSpeed(speed, audio);
    keepPlace(audio, sha256);
    audio.addEventListener('play', () => {
      this.#open();
      tell('');
      bar.show('Đang đọc', 'Dừng');
      void load('words').then(along.run);
    });
    audio.addEventListener('pause', bar.hide);
    audio.addEventListener('error', () => {
      bar.hide();
      tell(troubleWords('sound', navigator.onLine));
    });
    const jump = (button: string, to: () => number | undefined) => {
      this.querySelector(button)?.addEventListener('click', () => {
        void load('sound').then(() => {
          along.seek(to());
        });
      });
    };
    jump('[data-back]', () => previousStart(sentences.all, along.atMs));
    jump('[data-on]', () => nextStart(sentences.all, along.atMs));
    document.addEventListener('click', (event) => {
      const id = tappedSentence(event);
      if (id === undefined) return;
      if (!audio.paused && along.sentence === id) {
        audio.pause();
        return;
      }
      tell('');
      // Without the sentences nobody knows where this one begins: nothing is heard.
      void load('sound').then(() => {
        const sentence = sentences.all.find((each) => each.id === id);
        if (sentence === undefined) return;
        along.seek(sentence.startMs);
        // Why it does not play is told by the event "error".
        audio.play().catch(() => undefined);
      });
    });
  }

  get #status(): Element | null {
    return this.querySelector('[role="status"]');
  }

  /** Says it beside the player, and at the foot of the window to who has scrolled away from there; '' takes it back. */
  #tell(words: string, bar: Bar): void {
    const status = this.#status;
    if (status === null) return;
    status.textContent = words;
    if (words === '') return;
    this.#open();
    const { top, bottom } = status.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) bar.show(words, 'Đóng');
  }

  /** Who hears is to see the player, and the words that are marked. */
  #open(): void {
    for (const folded of [this.closest('details'), document.querySelector('details.transcript')])
      folded?.setAttribute('open', '');
  }
}

/** Id of the sentence a click means to hear; undefined where it means a link, a button, or words to copy. */
function tappedSentence({ target }: MouseEvent): string | undefined {
  if (!(target instanceof Element) || target.closest('a, button, summary') !== null) return;
  if (document.getSelection()?.isCollapsed === false) return;
  return target.closest<HTMLElement>('[data-s]')?.dataset['s'];
}

customElements.define('loa-nghe', ListenElement);
