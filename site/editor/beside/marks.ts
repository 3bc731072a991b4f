import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Beside, BesideFact, BesideProblem, Place } from '../../../content/schema/beside.ts';
import { make } from './make.ts';
import { isPlaced } from './places.ts';

/** Marks in the text; none of them is text. */
export function drawMarks(beside: Beside, doc: Node): DecorationSet {
  const size = doc.content.size;
  const unsure = beside.sentences.flatMap((one) => one.unsure);
  const within = (place: Place): boolean => isPlaced(place) && place.to <= size;
  const facts = beside.facts.map((fact) => factMark(fact, doc));
  const problems = beside.problems.filter((one) => one.elsewhere === undefined && within(one));
  return DecorationSet.create(doc, [
    ...unsure
      .filter(within)
      .map(({ from, to, isUnknown }) =>
        Decoration.inline(from, to, { class: isUnknown ? 'beside-unknown' : 'beside-unsure' }),
      ),
    ...problems.flatMap((problem, index) => problemMarks(problem, index)),
    ...facts,
  ]);
}

/** The sentence that is heard now. */
export function heardMark({ from, to }: Place, doc: Node): Decoration[] {
  return to > from && to <= doc.content.size
    ? [Decoration.inline(from, to, { class: 'beside-heard' })]
    : [];
}

const still = { side: -1, ignoreSelection: true, stopEvent: () => true } as const;

function problemMarks(problem: BesideProblem, index: number): Decoration[] {
  const { from, to, message, severity } = problem;
  const mark = Decoration.widget(from, () => problemElement(problem), {
    ...{ ...still, key: `${index} ${severity} ${message}` },
  });
  const look = `beside-${severity}`;
  return to > from ? [Decoration.inline(from, to, { class: look }), mark] : [mark];
}

/** A sign in the margin; its words show while it has the focus. */
function problemElement({ message, hint, severity }: BesideProblem): HTMLElement {
  const name = severity === 'error' ? 'Lỗi' : 'Nhắc';
  const words = make('span', { class: 'beside-words', role: 'tooltip' }, `${message} ${hint}`);
  const sign = make(
    'button',
    { type: 'button', 'aria-label': `${name}: ${message} ${hint}`, tabindex: '-1' },
    severity === 'error' ? '!' : '?',
  );
  return make(
    'span',
    { class: `beside-mark beside-mark-${severity}`, contenteditable: 'false' },
    sign,
    words,
  );
}

function factMark({ id, says, from }: BesideFact, doc: Node): Decoration {
  const at = from > 0 && from < doc.content.size ? from + 1 : 0;
  const draw = (): HTMLElement =>
    make('div', { class: 'beside-fact', contenteditable: 'false', 'data-fact': id }, says);
  return Decoration.widget(at, draw, { ...still, key: `${id} ${says}` });
}
