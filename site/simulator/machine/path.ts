import type { Action, Screen, Simulator } from '../../../content/schema/simulator.ts';

/** One way from a screen to another, with the choice that opens it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly choice?: { readonly field: string; readonly value: string };
}

function waysOfAction(from: string, action: Action): Way[] {
  const { to, by } = action;
  if (by !== undefined) {
    return Object.keys(by.cases).map((value) => ({
      from,
      to: by.cases[value] ?? from,
      choice: { field: by.field, value },
    }));
  }
  return to === undefined ? [] : [{ from, to }];
}

/** Every way out of a screen, in the order of its buttons. */
export function waysOf(screen: Screen): Way[] {
  const ways: Way[] = [];
  for (const action of screen.actions) ways.push(...waysOfAction(screen.id, action));
  for (const { to } of screen.tries) if (to !== undefined) ways.push({ from: screen.id, to });
  return ways;
}

/** The shortest way from the first screen to `target`, as the ways taken; empty where it is the first or cannot be reached. */
export function pathTo(simulator: Simulator, target: string): readonly Way[] {
  const paths = new Map<string, readonly Way[]>([[simulator.start, []]]);
  for (const [reached, path] of paths) {
    if (reached === target) return path;
    const screen = simulator.screens.find(({ id }) => id === reached);
    for (const way of screen === undefined ? [] : waysOf(screen)) {
      if (!paths.has(way.to)) paths.set(way.to, [...path, way]);
    }
  }
  return [];
}
