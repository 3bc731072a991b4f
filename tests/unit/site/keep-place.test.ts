// Which place of a sound is remembered when it is left at an awkward moment. tests/e2e/site/player.test.ts has the browser.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPlace, type Place } from '../../../site/player/keep-place.ts';

/** A sound that is on its way to a place until the test says that it has come there. */
class Sound extends EventTarget {
  duration = Number.NaN;
  readyState = 0;
  paused = true;
  ended = false;
  seeking = false;
  #place = 0;

  get currentTime(): number {
    return this.#place;
  }

  set currentTime(seconds: number) {
    this.#place = seconds;
    this.seeking = this.readyState > 0;
  }

  tell(type: string): void {
    this.dispatchEvent(new Event(type));
  }

  /** Its length is known, and where it is to begin. */
  arriveAtLength(): void {
    this.duration = 200;
    this.readyState = 4;
    this.tell('loadedmetadata');
  }

  finishSeek(): void {
    this.seeking = false;
    this.tell('seeked');
  }

  play(): void {
    this.paused = false;
    this.tell('play');
  }

  hear(seconds: number): void {
    this.#place = seconds;
    this.tell('timeupdate');
  }

  pause(): void {
    this.paused = true;
    this.tell('pause');
  }

  load(): void {
    this.readyState = 0;
    this.#place = 0;
    this.paused = true;
    this.tell('emptied');
  }
}

const key = 'loa-nghe:a';
let stored: Map<string, string>;
let page: EventTarget;
let sound: Sound;

function open(): Place {
  sound = new Sound();
  // All that is asked of a sound.
  return keepPlace(sound as unknown as HTMLAudioElement, 'a');
}
const leave = () => page.dispatchEvent(new Event('pagehide'));
const elsewhere = (seconds: number) => {
  stored.set(key, String(seconds));
  page.dispatchEvent(new Event('storage'));
};

beforeEach(() => {
  stored = new Map();
  page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  });
});

// The next file in this worker is no browser.
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['nothing of it is here', 0],
  ['it is on its way there', 4],
])('a sentence tapped, stopped and left while %s is where it goes on', (_, readyState) => {
  stored.set(key, '12.0');
  const place = open();
  sound.readyState = readyState;
  place.goTo(62.4);
  sound.play();
  sound.pause();
  expect(stored.get(key)).toBe('62.4');
  leave();
  expect(open().seconds).toBe(62.4);
});

test('the same without stopping it first', () => {
  const place = open();
  place.goTo(62.4);
  sound.play();
  leave();
  expect(open().seconds).toBe(62.4);
});

test('"from the beginning", left on the way there, begins there', () => {
  stored.set(key, '62.4');
  const place = open();
  sound.arriveAtLength();
  sound.finishSeek();
  place.goTo(0);
  sound.play();
  leave();
  expect(open().seconds).toBe(0);
});

test('a place that was only recalled does not overwrite where another page has come since', () => {
  stored.set(key, '12.0');
  open();
  sound.arriveAtLength();
  sound.finishSeek();
  elsewhere(80);
  leave();
  expect(stored.get(key)).toBe('80');
});

test('what was chosen here stands, whatever another page remembers when it is hushed', () => {
  const place = open();
  place.goTo(62.4);
  sound.play();
  elsewhere(80);
  expect(place.seconds).toBe(62.4);
  leave();
  expect(stored.get(key)).toBe('62.4');
});

test('on its way to a recalled place it says nothing of the beginning', () => {
  stored.set(key, '62.4');
  const place = open();
  sound.play();
  sound.arriveAtLength();
  sound.tell('timeupdate');
  sound.pause();
  leave();
  expect(place.seconds).toBe(62.4);
  expect(stored.get(key)).toBe('62.4');
});

test('an error on the way keeps the place, and the next press goes there', () => {
  const place = open();
  place.goTo(62.4);
  sound.play();
  sound.tell('error');
  expect([place.seconds, stored.get(key)]).toEqual([62.4, '62.4']);
});

test('heard on, stopped near the end it begins anew', () => {
  const place = open();
  sound.arriveAtLength();
  sound.play();
  sound.hear(50);
  expect(stored.get(key)).toBe('50.0');
  sound.hear(197);
  sound.pause();
  expect(stored.has(key)).toBe(false);
  expect(place.seconds).toBe(197);
});
