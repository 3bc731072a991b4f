import type { Simulator } from '../../../content/schema/simulator.ts';
import { screenOf } from './find.ts';
import { changed, filled, goTo, withValue } from './moves.ts';
import { pathTo, type Way } from './path.ts';
import type { State } from './state.ts';

/** The choices of a path that a screen after theirs branches by. */
function decidedLater({ screens }: Simulator, path: readonly Way[]): string[] {
  const fields: string[] = [];
  for (const { choice } of path) if (choice !== undefined) fields.push(choice.field);
  return fields.filter((field) =>
    screens.some(
      (screen) =>
        screen.fields.every(({ id }) => id !== field) &&
        screen.actions.some(({ by }) => by !== undefined && by.field === field),
    ),
  );
}

/**
 * A screen that was not walked to, or not with the answers that stand now: examples stand for everything on the way
 * there, and answers that lead elsewhere give way.
 */
export function jumpTo(simulator: Simulator, state: State, screen: string): State {
  const agreeing = pathTo(simulator, screen, state.values);
  if (agreeing !== undefined && state.visited.includes(screen)) {
    if (decidedLater(simulator, agreeing).every((field) => state.values[field])) {
      return goTo(state, screen);
    }
  }
  const path = agreeing || pathTo(simulator, screen) || [];
  const before = path.reduce((walked, way) => {
    const ready = filled(simulator, walked, screenOf(simulator, way.from).fields, () => true);
    const { choice } = way;
    if (choice === undefined) return ready;
    return changed(ready, { values: withValue(ready.values, choice.field, choice.value) });
  }, state);
  return changed(goTo(before, screen), {
    visited: state.visited,
    remembered: null,
    assumed: path.length > 0,
  });
}
