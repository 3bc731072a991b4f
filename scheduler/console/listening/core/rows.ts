import { stepsFor } from './judge.ts';
import { notUnderstood, type Listener, type TestPlan } from './shape.ts';

/** Every answer as a row for a spreadsheet, heads first: what was heard, what was chosen, whether it counts. */
export function answerRows(
  plan: TestPlan,
  listeners: readonly Listener[],
): readonly (readonly (string | number)[])[] {
  const head = [
    ...['người nghe', 'bằng', 'tuổi', 'nghe ở', 'bỏ ra', 'bước', 'loại', 'câu'],
    ...['A', 'B', 'trả lời', 'chọn', 'lặp lại bước'],
  ];
  return [head, ...listeners.flatMap((listener) => rowsOf(plan, listener))];
}

function rowsOf(plan: TestPlan, listener: Listener): readonly (readonly (string | number)[])[] {
  const { number, by, age, place, isLeftOut, answers } = listener;
  const who = [number, by === 'paper' ? 'phiếu' : 'trang', age, place, isLeftOut ? 'có' : ''];
  const name = (variant: number): string => plan.variants[variant]?.name ?? '';
  return stepsFor(plan, listener).flatMap((step, index) => {
    const answer = answers.get(index);
    if (answer === undefined) return [];
    const sentence = plan.sentences[step.sentence];
    const start = [...who, index + 1];
    if (step.kind === 'pair') {
      const chosen = answer === 'same' ? 'giống nhau' : name(answer === 'a' ? step.a : step.b);
      const again = step.repeats === undefined ? '' : step.repeats + 1;
      const sides = [name(step.a), name(step.b)];
      return [[...start, 'cặp', sentence?.written ?? '', ...sides, answer, chosen, again]];
    }
    const { choices = [], right = -1 } = sentence?.question ?? {};
    const said = answer === notUnderstood ? 'không nghe rõ' : (choices[Number(answer)] ?? '');
    const verdict = answer === String(right) ? 'đúng' : 'sai';
    const what = [sentence?.written ?? '', name(step.variant), ''];
    return [[...start, 'nghe hiểu', ...what, said, verdict, '']];
  });
}
