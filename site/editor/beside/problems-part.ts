import type { Beside, BesideFact, BesideProblem, Place } from '../../../content/schema/beside.ts';
import { button, keeping, make, show } from './make.ts';
import { isPlaced } from './places.ts';

export interface ProblemsPart {
  show(beside: Beside): void;
  failed(why: string | undefined): void;
}

/** Mistakes, facts, and what is not spoken; each leads to its place. */
export function createProblemsPart(root: Element, go: (place: Place) => void): ProblemsPart {
  const failed = make('p', { class: 'note', hidden: true });
  const unseen = make('ul', { class: 'beside-unseen', hidden: true });
  const none = make('p', { hidden: true }, 'Không thấy lỗi nào.');
  const problems = make('ol', { class: 'beside-list', 'data-problems': true });
  const others = make('p', { class: 'small', hidden: true });
  const facts = make('ul', { class: 'beside-list', 'data-facts': true });
  const leftOut = make('ul', { class: 'beside-list', 'data-left-out': true });
  const factsHead = make('h3', {}, 'Điều đã thay đổi chạm tới bài');
  const leftOutHead = make('h3', {}, 'Loa không đọc');
  root.append(make('h2', {}, 'Lỗi và việc cần xem'), failed, unseen, none, problems, others);
  root.append(factsHead, facts, leftOutHead, leftOut);

  const way = (words: string, place: Place): Element => wayTo(words, place, go);
  const problemItem = keeping((problem: BesideProblem) => drawProblem(problem, way));
  return {
    show(beside) {
      const { problems: found, othersHad } = beside;
      show(
        problems,
        found.map((one, index) => problemItem(String(index), one)),
      );
      none.hidden = found.length > 0 || beside.unseen.length > 0;
      show(
        unseen,
        beside.unseen.map((words) => make('li', {}, words)),
      );
      unseen.hidden = beside.unseen.length === 0;
      others.hidden = othersHad === 0;
      others.textContent = `Các tệp khác đã có sẵn ${othersHad} lỗi, không do bài này.`;
      show(
        facts,
        beside.facts.map((fact) => drawFact(fact, way)),
      );
      factsHead.hidden = beside.facts.length === 0;
      show(
        leftOut,
        beside.leftOut.map((one) => make('li', {}, way(shortened(one.text), one), ` (${one.why})`)),
      );
      leftOutHead.hidden = beside.leftOut.length === 0;
    },
    failed(why) {
      failed.hidden = why === undefined;
      failed.textContent = why ?? '';
    },
  };
}

function wayTo(words: string, place: Place, go: (place: Place) => void): Element {
  const act = (): void => {
    go(place);
  };
  return isPlaced(place) ? button(words, act, { class: 'beside-way' }) : make('span', {}, words);
}

function drawProblem(
  problem: BesideProblem,
  way: (words: string, place: Place) => Element,
): Element {
  const { severity, message, hint, elsewhere, line } = problem;
  const name = severity === 'error' ? 'Lỗi' : 'Nhắc';
  const inFile = elsewhere === undefined ? '' : ` ở tệp ${elsewhere}, dòng ${line}`;
  const where = !isPlaced(problem) && elsewhere === undefined ? ' ở phần đầu bài' : inFile;
  return make(
    'li',
    { 'data-severity': severity, 'data-elsewhere': elsewhere },
    make('strong', {}, `${name}${where}: `),
    way(message, problem),
    ` ${hint}`,
  );
}

function drawFact(
  { id, says, from, isSpoken }: BesideFact,
  way: (words: string, place: Place) => Element,
): Element {
  const place = { from, to: from === 0 ? 0 : from + 1 };
  const heard = isSpoken ? 'Loa có đọc.' : 'Loa không đọc.';
  return make('li', { 'data-fact': id }, way(says, place), ` ${heard}`);
}

function shortened(text: string): string {
  return text === '' ? 'không có lời' : text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
