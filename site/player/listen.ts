import { makeBar, type Bar } from './bar.ts';
import { keepPlace } from './keep-place.ts';
import { showOnLockScreen } from './lock-screen.ts';
import { oneVoice } from './one-voice.ts';
import { drivePlayButton, onPress } from './play-button.ts';
import { readAlong, type ReadAlong } from './read-along.ts';
import { spokenSentences, type SpokenSentences } from './sentences.ts';
import { driveSpeed } from './speed.ts';
import { nextStart, previousStart } from './timeline.ts';
import { troubleWords } from './trouble.ts';

/**
 * `<loa-nghe data-script data-hash><audio controls></loa-nghe>`: the browser's player with a large button, and beside it sentence and
 * word marked in the page's words, a tap on a sentence to hear it and another to stop, speed, and the position remembered on this device.
 */
class ListenElement extends HTMLElement {
  connectedCallback(): void {
    const audio = this.querySelector('audio');
    if (audio === null || this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    run(this, audio);
  }
}

function run(box: HTMLElement, audio: HTMLAudioElement): void {
  const sha256 = /([0-9a-f]{64})\.mp3/.exec(audio.src)?.[1] ?? '';
  const { script = '', hash } = box.dataset;
  const sentences = spokenSentences(script, sha256, hash);
  const bar = makeBar(box.closest('.listen-box') ?? box, () => {
    audio.pause();
    // The button is gone: a keyboard goes on where the sound can be taken up again.
    audio.focus({ preventScroll: true });
  });
  const place = keepPlace(audio, sha256);
  const along = readAlong(audio, place, sentences, bar);
  const tell = teller(box, bar);
  const load = async (missing: 'sound' | 'words') => {
    const loaded = await sentences.load();
    // That the sound itself failed weighs more.
    if (!loaded && !tell.said()) tell(troubleWords(missing, navigator.onLine));
  };
  drivePlayButton(box, audio, place);
  const speed = box.querySelector('select');
  if (speed !== null) driveSpeed(speed, audio);
  oneVoice(audio, () => {
    tell('Đã dừng, vì bác vừa bấm nghe ở trang khác.');
  });
  const jump = (to: typeof nextStart) => () => {
    void load('sound').then(() => {
      along.seek(to(sentences.all, along.atMs));
    });
  };
  const back = jump(previousStart);
  const on = jump(nextStart);
  onPress(box, '[data-back]', back);
  onPress(box, '[data-on]', on);
  hearTapped(audio, sentences, along, {
    load: () => {
      tell('');
      return load('sound');
    },
    refused: () => {
      tell('Bác chạm lần nữa để nghe.');
    },
  });
  audio.addEventListener('play', () => {
    open(box);
    tell('');
    bar.show('Đang đọc', 'Dừng');
    showOnLockScreen({ previoustrack: back, nexttrack: on });
    void load('words').then(along.run);
  });
  audio.addEventListener('pause', bar.hide);
  audio.addEventListener('error', () => {
    bar.hide();
    tell(troubleWords('sound', navigator.onLine));
  });
}

interface Tapping {
  readonly load: () => Promise<void>;
  /** The browser did not let a sound begin that long after the tap. */
  readonly refused: () => void;
}

/** A tap on a sentence speaks from there, another on the one that is spoken stops it. */
function hearTapped(
  audio: HTMLAudioElement,
  sentences: SpokenSentences,
  along: ReadAlong,
  { load, refused }: Tapping,
): void {
  const hear = (id: string) => {
    const sentence = sentences.all.find((each) => each.id === id);
    if (sentence === undefined) return;
    along.seek(sentence.startMs);
    // Any other reason why it does not play is told by the event "error".
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') refused();
    });
  };
  document.addEventListener('click', (event) => {
    const id = tappedSentence(event);
    if (id === undefined) return;
    if (!audio.paused && along.sentence === id) {
      audio.pause();
      return;
    }
    // Within the tap where that can be: telephones allow a sound to begin only then.
    if (sentences.all.length > 0) {
      hear(id);
      return;
    }
    // Without the sentences nobody knows where this one begins: nothing is heard.
    void load().then(() => {
      hear(id);
    });
  });
}

/** Id of the sentence a click means to hear; undefined where it means a link, a button, or words to copy, or is the second of a double tap. */
function tappedSentence({ target, detail }: MouseEvent): string | undefined {
  if (!(target instanceof Element) || target.closest('a, button, summary') !== null) return;
  if (detail > 1 || document.getSelection()?.isCollapsed === false) return;
  return target.closest<HTMLElement>('[data-s]')?.dataset['s'];
}

interface Teller {
  (words: string): void;
  /** Whether something stands there. */
  readonly said: () => boolean;
}

/** Says it beside the player, and at the foot of the window to who has scrolled away from there; '' takes it back. */
function teller(box: HTMLElement, bar: Bar): Teller {
  const status = box.querySelector('[role="status"]');
  const tell = (words: string) => {
    if (status === null) return;
    status.textContent = words;
    if (words === '') return;
    open(box);
    const { top, bottom } = status.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) bar.show(words, 'Đóng');
  };
  return Object.assign(tell, { said: () => status?.textContent !== '' });
}

/** Who hears is to see the player, and the words that are marked. */
function open(box: HTMLElement): void {
  for (const folded of [box.closest('details'), document.querySelector('details.transcript')])
    folded?.setAttribute('open', '');
}

customElements.define('loa-nghe', ListenElement);
