import type { Screen } from '../../schema/simulator.ts';

/** One way that can really be taken, and what is behind whoever takes it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** Whether the screen's task is done on the way: its main button, one that asks the fields, or any of a note. */
  readonly does: boolean;
  /** Whether the screen's fields were asked, so that they are filled. */
  readonly asks: boolean;
  /** The answer that opens it. */
  readonly choice?: { readonly field: string; readonly value: string };
}

/** Whether a button asks its screen's fields first: the main one of a screen with fields, unless its file says else. */
export function asksFields({ actions, fields }: Screen, action: number): boolean {
  return actions[action]?.checks ?? (action === 0 && fields.length > 0);
}

/**
 * Every way out of every screen. What asks a field that can never be right leads nowhere; coming back from a detour
 * (`returns`) adds nothing to what was known when it began.
 */
export function waysThrough(screens: readonly Screen[]): readonly Way[] {
  return screens.flatMap((screen) => {
    const { id: from, fields, look, actions, tries } = screen;
    const hopeless = fields.some(({ rules }) => rules.some(({ kind }) => kind === 'never'));
    return [
      ...actions.flatMap((action, index): Way[] => {
        const asks = asksFields(screen, index);
        if (asks && hopeless) return [];
        const way = { from, asks, does: index === 0 || asks || look === 'note' };
        if (action.by !== undefined) {
          const { field, cases } = action.by;
          return Object.entries(cases).map(([value, to]) => ({
            ...{ ...way, to },
            choice: { field, value },
          }));
        }
        return action.to === undefined ? [] : [{ ...way, to: action.to }];
      }),
      ...tries.flatMap(({ to }) =>
        to === undefined ? [] : [{ from, to, asks: false, does: false }],
      ),
    ];
  });
}

/**
 * By screen, what holds on every way to it, whichever is taken: the greatest solution, so that a loop takes nothing away.
 * `gives` says what one way adds.
 */
export function holdsAlways(
  start: string,
  ways: readonly Way[],
  gives: (way: Way) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>([[start, new Set()]]);
  const waiting = [start];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    for (const way of ways.filter((each) => each.from === from)) {
      const arriving = new Set([...(known.get(from) ?? []), ...gives(way)]);
      const before = known.get(way.to);
      const after =
        before === undefined ? arriving : new Set([...before].filter((each) => arriving.has(each)));
      if (before !== undefined && after.size === before.size) continue;
      known.set(way.to, after);
      waiting.push(way.to);
    }
  }
  return known;
}

/** What a choice may stand at on a screen; `undefined` where nobody has asked it. */
export type Answers = ReadonlySet<string | undefined>;

/** By screen, every answer to `field` with which somebody may arrive there. */
export function answersAt(
  start: string,
  ways: readonly Way[],
  field: { readonly id: string; readonly screen: string; readonly options: readonly string[] },
): ReadonlyMap<string, Answers> {
  const known = new Map<string, Set<string | undefined>>([[start, new Set([undefined])]]);
  const waiting = [start];
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    const here = known.get(from) ?? new Set();
    for (const way of ways.filter((each) => each.from === from)) {
      const there = known.get(way.to) ?? new Set();
      const before = there.size;
      for (const answer of leavingWith(way, here, field)) there.add(answer);
      known.set(way.to, there);
      if (there.size > before || before === 0) waiting.push(way.to);
    }
  }
  return known;
}

function leavingWith(
  { from, choice, asks }: Way,
  here: Answers,
  field: { readonly id: string; readonly screen: string; readonly options: readonly string[] },
): readonly (string | undefined)[] {
  const own = from === field.screen;
  if (choice?.field === field.id) {
    return own || here.has(choice.value) ? [choice.value] : [];
  }
  if (!own) return [...here];
  return asks ? field.options : [...here, ...field.options];
}
