import type { Problem } from '../../schema/problem.ts';
import { answersAt, asksFields, waysThrough, type Answers, type Way } from './flow.ts';
import { problemAt, type PlacedScreen } from './place.ts';

interface Branch {
  readonly screen: PlacedScreen;
  readonly below: readonly PropertyKey[];
  readonly field: string;
  readonly cases: Readonly<Record<string, string>>;
  readonly asks: boolean;
}

/**
 * A branch decides by an answer, so the answer must have been given, and be of this way: nobody may come to a later
 * branch unasked, nor walk into what one answer opens while another one stands. A loop back to the question is fine.
 */
export function checkBranches(screens: readonly PlacedScreen[], start: string): readonly Problem[] {
  const ways = waysThrough(screens.map(({ value }) => value));
  const branches = screens.flatMap(branchesOf);
  const problems = branches.flatMap((branch) => {
    const asked = screens.find(({ value }) => value.fields.some(({ id }) => id === branch.field));
    if (asked === undefined) return [];
    if (asked === branch.screen) return unanswered(branch, asked);
    const field = asked.value.fields.find(({ id }) => id === branch.field);
    const options = (field?.options ?? []).map(({ value }) => value);
    const at = answersAt(start, ways, { id: branch.field, screen: asked.value.id, options });
    return laterBranch(branch, at, ways, branches);
  });
  // One wrong way spoils every branch by that answer: it is said once.
  return problems.filter(
    ({ message }, index) => problems.findIndex((each) => each.message === message) === index,
  );
}

function branchesOf(screen: PlacedScreen): readonly Branch[] {
  return screen.value.actions.flatMap(({ by }, index) =>
    by === undefined
      ? []
      : {
          ...{ screen, below: ['actions', index, 'by'], field: by.field, cases: by.cases },
          asks: asksFields(screen.value, index),
        },
  );
}

/** A branch by a field of its own screen: the button must ask it, and the field must want an answer. */
function unanswered({ field: id, asks, screen, below }: Branch, asked: PlacedScreen) {
  const field = asked.value.fields.find((each) => each.id === id);
  const wanted = field?.rules.some(({ kind }) => kind === 'required') ?? false;
  if (asks && wanted) return [];
  const hint = wanted
    ? 'Ghi checks: true ở nút này, để ô được xem trước khi rẽ.'
    : `Thêm luật vào ô "${id}", ví dụ: - { kind: required, message: Bác chưa chọn dòng nào. }.`;
  const message = `Nút rẽ theo ô "${id}", nhưng ô ấy có thể còn trống.`;
  return [problemAt(screen, [...below, 'field'], message, hint)];
}

function laterBranch(
  { field, cases, screen, below }: Branch,
  at: ReadonlyMap<string, Answers>,
  ways: readonly Way[],
  branches: readonly Branch[],
): readonly Problem[] {
  const here = at.get(screen.value.id) ?? new Set();
  const message = `Nút rẽ theo ô "${field}" của màn hình khác, nhưng`;
  const hint =
    'Hỏi ngay trên màn hình này, hoặc tách thành hai màn hình, mỗi cách đi một màn hình.';
  const place = [...below, 'field'];
  if (here.has(undefined))
    return [problemAt(screen, place, `${message} có đường đến đây mà chưa hỏi ô ấy.`, hint)];
  const stale = sideways(field, at, ways, branches);
  if (stale !== undefined) {
    const from = `"${stale.from}" sang "${stale.to}"`;
    return [
      problemAt(screen, place, `${message} đi từ ${from} thì ô ấy đang ghi điều khác.`, hint),
    ];
  }
  const missing = [...here].filter((value) => value !== undefined && cases[value] === undefined);
  if (missing.length === 0) return [];
  return [
    problemAt(
      screen,
      [...below, 'cases'],
      `Chọn "${missing.join('", "')}" thì không biết đi đâu.`,
      `Thêm vào cases, ví dụ: ${missing[0] ?? ''}: ten-man-hinh.`,
    ),
  ];
}

/** A way into a screen that one answer opens, which can be taken with another answer. */
function sideways(
  field: string,
  at: ReadonlyMap<string, Answers>,
  ways: readonly Way[],
  branches: readonly Branch[],
): Way | undefined {
  const opened = branches
    .filter((branch) => branch.field === field)
    .flatMap(({ cases }) => Object.entries(cases).map(([value, screen]) => ({ value, screen })));
  return ways.find((way) => {
    if (way.choice?.field === field) return false;
    const values = opened.filter(({ screen }) => screen === way.to).map(({ value }) => value);
    if (values.length === 0) return false;
    return [...(at.get(way.from) ?? [])].some(
      (value) => value === undefined || !values.includes(value),
    );
  });
}
