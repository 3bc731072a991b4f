import type { Simulator } from '../../../content/schema/simulator.ts';
import { jumpTo } from './jump.ts';
import { changed } from './moves.ts';
import { start, type State } from './state.ts';

/** What outlives a visit: ids of screens, and nothing that was typed or chosen. */
export interface Kept {
  readonly screen: string;
  readonly visited: readonly string[];
  readonly done: readonly string[];
  readonly remembered: string | null;
  readonly changing: string | null;
}

/** What is kept of a state. */
export function keptOf({ screen, visited, done, remembered, changing }: State): Kept {
  return { screen, visited, done, remembered, changing };
}

/** The choices that the walked screens tell of: of each branch the answer that opens the screen walked to last. */
function answersOf({ screens }: Simulator, visited: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const { actions } of screens) {
    for (const { by } of actions) {
      if (by === undefined) continue;
      let last = -1;
      for (const value of Object.keys(by.cases)) {
        const place = visited.indexOf(by.cases[value] ?? '');
        if (place <= last) continue;
        last = place;
        answers[by.field] = value;
      }
    }
  }
  return answers;
}

/**
 * The practice where it was left, with examples for what was typed on the way there; undefined where its screen is no
 * longer among the practice's. What came from a device is trusted in nothing: unknown ids are left out.
 */
export function takeUp(simulator: Simulator, today: string, kept: Kept): State | undefined {
  const isScreen = (id: unknown): id is string => simulator.screens.some((each) => each.id === id);
  if (!isScreen(kept.screen)) return undefined;
  const known = (ids: unknown) => (Array.isArray(ids) ? ids.filter(isScreen) : []);
  const visited = known(kept.visited);
  const begin = changed(start(simulator, today), { values: answersOf(simulator, visited) });
  return changed(jumpTo(simulator, begin, kept.screen), {
    visited,
    done: known(kept.done),
    assumed: false,
    remembered: isScreen(kept.remembered) ? kept.remembered : null,
    changing: isScreen(kept.changing) ? kept.changing : null,
  });
}
