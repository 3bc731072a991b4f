import type { Beside, BesideSentence, Place } from '../../../content/schema/beside.ts';
import { sayLengths } from './length-words.ts';
import { button, keeping, make, show } from './make.ts';
import type { Player } from './player.ts';
import type { Decision } from './station.ts';
import { createUnsureWords, unsureIn } from './unsure-words.ts';
import { createWholePlayer } from './whole-player.ts';

export interface SpeechPart {
  show(beside: Beside): void;
  /** The sentence of this id sounds now. */
  heard(id: string | undefined, ms: number): void;
  failed(why: string | undefined): void;
}

interface Needs {
  readonly player: Player;
  readonly decide: (decision: Decision) => void;
  readonly go: (place: Place) => void;
}

const frameNames: Readonly<Record<string, string>> = {
  opening: 'Lời mở đầu',
  warning: 'Lời báo trước',
  fact: 'Điều đã thay đổi',
  closing: 'Lời kết',
};

/** How each sentence is said: what is unsure first, then all of them. */
export function createSpeechPart(root: Element, { player, decide, go }: Needs): SpeechPart {
  const failed = make('p', { class: 'note', hidden: true });
  const lengths = make('ul', { class: 'beside-lengths', 'data-lengths': true });
  const asked = make('div', { class: 'beside-asked' });
  const readings = make('ul', { class: 'beside-list', 'data-readings': true });
  const only = make('input', { type: 'checkbox', id: 'nghe-chi-chua-chac' });
  const label = make('label', { for: only.id }, 'Chỉ câu có chữ cần chọn cách đọc');
  const filter = make('p', {}, only, label);
  const list = make('ol', { class: 'beside-sentences', 'data-sentences': true });
  const whole = createWholePlayer(player);
  const stop = button('Dừng', player.stop, { 'data-stop': true, hidden: true });
  root.append(
    make('h2', {}, 'Nghe'),
    failed,
    lengths,
    whole.dom,
    asked,
    readings,
    filter,
    stop,
    list,
  );
  const showUnsure = createUnsureWords(asked, {
    ...{ decide, go, say: player.say },
    play: (sentence) => {
      player.play(sentence, false);
    },
  });
  let last: Beside | undefined;
  const drawList = sentenceList(list, player, go);
  const draw = (): void => {
    drawList(last?.sentences ?? [], only.checked);
  };
  only.addEventListener('change', draw);
  return {
    show(beside) {
      last = beside;
      showLengths(lengths, beside.length);
      whole.show(beside.sentences);
      showUnsure(beside);
      show(
        readings,
        beside.readings.map((one) => drawReading(one, decide)),
      );
      filter.hidden = unsureIn(beside).length === 0;
      if (filter.hidden) only.checked = false;
      draw();
    },
    heard(id, ms) {
      whole.heard(id, ms);
      stop.hidden = id === undefined;
      markHeard(list, id);
    },
    failed(why) {
      failed.hidden = why === undefined;
      failed.textContent = why ?? '';
    },
  };
}

function showLengths(list: HTMLElement, length: Beside['length']): void {
  const lines = sayLengths(length).map((words) => make('li', {}, words));
  show(list, lines);
  list.dataset['fits'] = String(length.fits);
}

function sentenceList(list: Element, player: Player, go: Needs['go']) {
  const item = keeping((sentence: BesideSentence) => drawSentence(sentence, player, go));
  return (sentences: readonly BesideSentence[], isOnlyUnsure: boolean): void => {
    const chosen = isOnlyUnsure ? sentences.filter(({ unsure }) => unsure.length > 0) : sentences;
    // Its length becomes known by and by: what is shown stays the same.
    const drawn = chosen.map(({ ms: _, ...sentence }) => item(sentence.id, sentence));
    show(list, drawn);
  };
}

function markHeard(list: Element, id: string | undefined): void {
  for (const one of list.children)
    if (one instanceof HTMLElement)
      one.toggleAttribute('data-heard', one.dataset['sentence'] === id);
}

function drawReading(
  { written, spoken, document }: Beside['readings'][number],
  decide: (decision: Decision) => void,
): Element {
  const scope = document === undefined ? 'luôn luôn' : 'bài này';
  const undo = button(
    'Bỏ lựa chọn',
    () => {
      decide({ written, undo: true });
    },
    {
      'aria-label': `Bỏ cách đọc đã chọn cho “${written}”`,
    },
  );
  return make(
    'li',
    { 'data-reading': written },
    `“${written}” đọc là “${spoken}” (${scope}). `,
    undo,
  );
}

function drawSentence(
  sentence: BesideSentence,
  player: Player,
  go: (place: Place) => void,
): Element {
  const { id, kind, written, spoken, to, unsure } = sentence;
  const words =
    to > 0
      ? button(
          written,
          () => {
            go(sentence);
          },
          { class: 'beside-way' },
        )
      : make('span', {}, `${frameNames[kind] ?? 'Tên bài'}: ${written}`);
  const hear = (goesOn: boolean) => () => {
    player.play(sentence, goesOn);
  };
  const short = written.slice(0, 40);
  return make(
    'li',
    { 'data-sentence': id, 'data-kind': kind, 'data-needs-choice': unsure.length > 0 },
    make('p', { class: 'beside-written' }, words),
    make('p', { class: 'beside-spoken' }, make('span', { class: 'unseen' }, 'Loa đọc: '), spoken),
    make(
      'p',
      { class: 'acts' },
      button('Nghe', hear(false), { 'data-play': true, 'aria-label': `Nghe: ${short}` }),
      button('Nghe từ đây', hear(true), {
        'data-play-on': true,
        'aria-label': `Nghe từ đây: ${short}`,
      }),
    ),
  );
}
