// The whole bulletin in one player: where it is, how long it is, from any place on.
import type { BesideSentence } from '../../../content/schema/beside.ts';
import { button, make } from './make.ts';
import type { Player } from './player.ts';
import { clockOf, timesOf, type Times } from './times.ts';

export interface WholePlayer {
  readonly dom: HTMLElement;
  readonly show: (sentences: readonly BesideSentence[]) => void;
  /** The sentence of this id sounds now, so far into it; undefined: nothing does. */
  readonly heard: (id: string | undefined, ms: number) => void;
}

export function createWholePlayer(player: Player): WholePlayer {
  let sentences: readonly BesideSentence[] = [];
  let times: Times = timesOf([]);
  let isOn = false;
  const at = make('input', {
    ...{ type: 'range', min: '0', max: '1', step: '1', value: '0', 'data-at': true },
    'aria-label': 'Đang ở đâu trong bản tin',
  });
  const clock = make('span', { class: 'beside-clock', 'data-whole-clock': true });
  const play = button(
    'Nghe cả bản tin',
    () => {
      if (isOn) player.stop();
      else from(Number(at.value) * 1000);
    },
    { 'data-play-all': true },
  );
  const from = (ms: number): void => {
    // At its end it begins anew.
    const sentence = sentences[times.indexAt(ms >= times.wholeMs - 1000 ? 0 : ms)];
    if (sentence) player.play(sentence, true);
  };
  const showAt = (ms: number): void => {
    at.value = String(Math.floor(ms / 1000));
    const whole = `${times.isGuess ? 'khoảng ' : ''}${clockOf(times.wholeMs)}`;
    clock.textContent = `${clockOf(ms)} / ${whole}`;
    at.setAttribute('aria-valuetext', `${clockOf(ms)} trong ${whole}`);
  };
  at.addEventListener('input', () => {
    showAt(Number(at.value) * 1000);
  });
  at.addEventListener('change', () => {
    if (isOn) from(Number(at.value) * 1000);
  });
  return {
    dom: make('p', { class: 'beside-whole', 'data-whole': true }, play, at, clock),
    show(now) {
      sentences = now;
      times = timesOf(now);
      play.disabled = now.length === 0;
      at.max = String(Math.ceil(times.wholeMs / 1000));
      if (!isOn) showAt(Math.min(Number(at.value) * 1000, times.wholeMs));
    },
    heard(id, ms) {
      const index = sentences.findIndex((one) => one.id === id);
      isOn = index >= 0;
      play.textContent = isOn ? 'Tạm dừng' : 'Nghe cả bản tin';
      // Whoever drags it is not pulled back.
      if (isOn && !at.matches(':active')) showAt(times.startMs(index) + ms);
    },
  };
}
