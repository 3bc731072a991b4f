import { describe, expect, test } from 'vitest';
import { judge, stepsFor } from '../../../../scheduler/console/listening/core/judge.ts';
import { sayVerdict } from '../../../../scheduler/console/listening/core/say.ts';
import type {
  Listener,
  Step,
  TestPlan,
} from '../../../../scheduler/console/listening/core/shape.ts';
import { planWith } from './plan-with.ts';

const plan = planWith({});

/** Somebody who answers every step by a rule. */
function listener(
  number: number,
  answer: (step: Step, at: number) => string | undefined,
  changes: Partial<Listener> = {},
  of: TestPlan = plan,
): Listener {
  const base = {
    ...{ number, by: 'page' as const, age: '', place: '', beganAt: 0 },
    isLeftOut: false,
  };
  const answers = stepsFor(of, { ...base, ...changes }).flatMap((step, at) => {
    const choice = answer(step, at);
    return choice === undefined ? [] : [[at, choice] as const];
  });
  return { ...base, answers: new Map(answers), ...changes };
}

/** Prefers one variant wherever it stands, and understands that one alone. */
const fan = (variant: number) => (step: Step) =>
  step.kind === 'hear'
    ? step.variant === variant
      ? '2'
      : 'unclear'
    : step.a === variant
      ? 'a'
      : 'b';
const leftSide = (step: Step): string => (step.kind === 'pair' ? 'a' : '0');
const undecided = (step: Step): string => (step.kind === 'pair' ? 'same' : '2');

const people = (fans: number, others: number) => [
  ...Array.from({ length: fans }, (_, index) => listener(index + 1, fan(0))),
  ...Array.from({ length: others }, (_, index) => listener(fans + index + 1, fan(1))),
];
const verdictOf = (listeners: readonly Listener[]) => {
  const { pairs, fewest } = judge(plan, listeners);
  const [pair] = pairs;
  if (!pair) throw new Error('no pair');
  return sayVerdict(pair, { names: ['một', 'hai'], better: 'được thích hơn', fewest });
};

describe('what is said of who leads', () => {
  test.each([
    [0, 0, 'no-answers', undefined],
    [5, 0, 'too-few', 0],
    [3, 3, 'all-even', undefined],
    [5, 3, 'may-be-chance', 0],
    [8, 0, 'unlikely-chance', 0],
    [1, 9, 'unlikely-chance', 1],
  ])('%i to %i people: %s', (fans, others, verdict, leads) => {
    expect(verdictOf(people(fans, others))).toMatchObject({
      verdict,
      ...(leads !== undefined && { leads }),
    });
  });

  test('the words say that it may be chance', () => {
    expect(verdictOf(people(5, 3)).says).toMatchInlineSnapshot(
      `"Đang nghiêng về “một”: 5 người nghiêng về “một”, 3 người về “hai”. Chênh lệch này có thể do tình cờ. Nếu thật ra hai cách như nhau, riêng tình cờ cũng cho ra lệch cỡ này khoảng 7 lần trong 10 (p = 0,73)."`,
    );
    expect(verdictOf(people(5, 0)).says).toMatchInlineSnapshot(
      `"Đang nghiêng về “một”: 5 người nghiêng về “một”, 0 người về “hai”. Chênh lệch này có thể do tình cờ: mới 5 người nghiêng hẳn một bên, ít nhất phải 6 người cùng một bên mới nói chắc được. Mời thêm người nghe."`,
    );
    expect(verdictOf(people(8, 1)).says).toMatchInlineSnapshot(
      `"“một” được thích hơn: 8 người nghiêng về “một”, 1 người về “hai”. Chênh lệch này khó là do tình cờ. Nếu thật ra hai cách như nhau, riêng tình cờ cũng cho ra lệch cỡ này khoảng 4 lần trong 100 (p = 0,04)."`,
    );
  });
});

describe('what is counted', () => {
  test('answers of the first time alone; a person is one vote', () => {
    const { pairs } = judge(plan, people(2, 1));
    expect(pairs).toMatchObject([
      { answers: { one: 14, same: 0, other: 7 }, people: { one: 2, same: 0, other: 1 } },
    ]);
  });

  test('what was understood, by variant', () => {
    const { understood, understoodPairs } = judge(plan, people(3, 0));
    expect(understood.map(({ right, all }) => [right, all])).toEqual([
      [6, 6],
      [0, 6],
    ]);
    expect(understoodPairs[0]?.people).toEqual({ one: 3, same: 0, other: 0 });
  });

  test('who is left out is not counted, and is there still', () => {
    const out = listener(4, fan(1), { isLeftOut: true });
    const { counted, listeners, pairs } = judge(plan, [...people(3, 0), out]);
    expect([counted, listeners.length, pairs[0]?.people.other]).toEqual([3, 4, 0]);
  });

  test('an unfinished listener counts as far as he came', () => {
    const half = listener(1, (step, at) => (at < 6 ? fan(0)(step) : undefined));
    expect(judge(plan, [half]).listeners[0]).toMatchObject({
      answered: 6,
      repeated: 0,
      isInattentive: false,
    });
  });

  test('papers are read by the tape', () => {
    const paper = listener(1, fan(0), { by: 'paper' });
    expect(judge(plan, [paper])).toMatchObject({
      pairs: [{ answers: { one: 7, same: 0, other: 0 } }],
      listeners: [{ steps: 10, repeated: 3, contradicted: 0 }],
    });
  });

  test('of three variants each pair has its own p, raised for there being three', () => {
    const three = planWith({ variants: 3 });
    const fans = Array.from({ length: 7 }, (_, index) => listener(index + 1, fan(0), {}, three));
    const [first] = judge(three, fans).pairs;
    expect(first?.p).toBeCloseTo((3 * 2) / 128, 9);
  });
});

describe('who was not listening', () => {
  test.each([
    ['who presses the left side always contradicts himself', leftSide, 3, true],
    ['who has one opinion does not', fan(1), 0, false],
    ['who hears no difference does not', undecided, 0, false],
  ])('%s', (_, answer, contradicted, isInattentive) => {
    expect(judge(plan, [listener(1, answer)]).listeners[0]).toMatchObject({
      ...{ repeated: 3, contradicted, isInattentive },
    });
  });
});
