import type { Place } from './keep-place.ts';
import { onRemembered } from './memory.ts';
import { sayPlace } from './timeline.ts';

/** Calls `act` when the button `name` of the player is pressed. */
export function onPress(box: Element, name: string, act: (event: MouseEvent) => void): void {
  box.querySelector<HTMLElement>(name)?.addEventListener('click', act);
}

/** Lets the large button of `box` (`data-play`) start and stop the sound, and `data-anew` start it from its beginning, once there is a place to go on from instead. */
export function drivePlayButton(box: Element, audio: HTMLAudioElement, place: Place): void {
  const words = box.querySelector('[data-play] b');
  const anew = box.querySelector<HTMLElement>('[data-anew]');
  const draw = () => {
    const from = place.seconds < 1 ? '' : ` tiếp từ ${sayPlace(place.seconds)}`;
    if (words !== null) words.textContent = audio.paused ? `Nghe${from}` : 'Dừng';
    // Not taken away again: whoever has just pressed it would lose it from under the finger.
    if (anew !== null && place.seconds >= 1) anew.hidden = false;
  };
  const play = () => {
    // Why it does not play is told by the event "error".
    audio.play().catch(() => undefined);
  };
  onPress(box, '[data-play]', ({ detail }) => {
    // A double tap means one.
    if (detail > 1) return;
    if (audio.paused) play();
    else audio.pause();
  });
  onPress(box, '[data-anew]', () => {
    place.goTo(0);
    play();
  });
  draw();
  for (const type of ['play', 'pause', 'seeked', 'ended', 'emptied'])
    audio.addEventListener(type, draw);
  onRemembered(draw);
}
