import type { Action, Screen, Simulator } from '../../../content/schema/simulator.ts';
import { withValue } from './moves.ts';

/** One way from a screen to another, with the choice that opens it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly choice?: { readonly field: string; readonly value: string };
  /** Begins a detour, which a way that `returns` ends where it began. */
  readonly remembers?: boolean | undefined;
  readonly returns?: boolean | undefined;
}

function waysOfAction(from: string, action: Action): Way[] {
  const { to, by, returns } = action;
  if (by !== undefined) {
    return Object.keys(by.cases).map((value) => ({
      from,
      to: by.cases[value] ?? from,
      returns,
      choice: { field: by.field, value },
    }));
  }
  return to === undefined ? [] : [{ from, to, returns }];
}

/** Every way out of a screen, in the order of its buttons. */
export function waysOf(screen: Screen): Way[] {
  const ways: Way[] = [];
  for (const action of screen.actions) ways.push(...waysOfAction(screen.id, action));
  for (const { to, remembers } of screen.tries) {
    if (to !== undefined) ways.push({ from: screen.id, to, remembers });
  }
  return ways;
}

type Answers = Readonly<Record<string, string>>;
interface Walked {
  readonly at: string;
  readonly path: readonly Way[];
  /** The choices made on the path. */
  readonly chosen: Answers;
  /** Whether it is on a detour: that ends where it began, so it leads nowhere new. */
  readonly isDetour: boolean;
}

/** The choices after one more way, or undefined where it needs another answer than the one given. */
function choicesAfter(
  { chosen }: Walked,
  { choice }: Way,
  screen: Screen,
  given: Answers,
): Answers | undefined {
  if (choice === undefined) return chosen;
  const { field, value } = choice;
  const isAsked = screen.fields.some(({ id }) => id === field);
  const answer = (isAsked ? given[field] : chosen[field]) || value;
  return answer === value ? withValue(chosen, field, value) : undefined;
}

/**
 * The shortest way from the first screen to `target`, as the ways taken; empty where it is the first, undefined where
 * it cannot be reached. Its choices agree with each other and with `given`, the answers that stand already.
 */
export function pathTo(
  simulator: Simulator,
  target: string,
  given: Answers = {},
): readonly Way[] | undefined {
  const walks: Walked[] = [{ at: simulator.start, path: [], chosen: {}, isDetour: false }];
  const seen: string[] = [];
  for (const walk of walks) {
    if (walk.at === target) return walk.path;
    const screen = simulator.screens.find(({ id }) => id === walk.at);
    for (const way of screen === undefined ? [] : waysOf(screen)) {
      const chosen = screen && choicesAfter(walk, way, screen, given);
      if (chosen === undefined || (walk.isDetour && way.returns === true)) continue;
      const isDetour = walk.isDetour || way.remembers === true;
      const key = JSON.stringify([way.to, chosen, isDetour]);
      if (seen.includes(key)) continue;
      seen.push(key);
      walks.push({ at: way.to, path: [...walk.path, way], chosen, isDetour });
    }
  }
  return undefined;
}
