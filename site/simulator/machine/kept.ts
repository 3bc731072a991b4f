import type { Action, Simulator } from '../../../content/schema/simulator.ts';
import { jumpTo } from './jump.ts';
import { changed } from './moves.ts';
import { start, type State } from './state.ts';

/** What outlives a visit: ids of screens, and nothing that was typed. */
export interface Kept {
  readonly screen: string;
  readonly visited: readonly string[];
  readonly done: readonly string[];
  /** Where the answers lead that decide a branch: the answers themselves are not kept. */
  readonly branches: readonly string[];
  readonly remembered: string | null;
  readonly changing: string | null;
}

function branchings({ screens }: Simulator): NonNullable<Action['by']>[] {
  const found: NonNullable<Action['by']>[] = [];
  for (const { actions } of screens) for (const { by } of actions) if (by) found.push(by);
  return found;
}

/** What is kept of a state. */
export function keptOf(simulator: Simulator, state: State): Kept {
  const { screen, visited, done, remembered, changing, values } = state;
  const branches: string[] = [];
  for (const { field, cases } of branchings(simulator)) {
    const to = cases[values[field] || ''];
    if (to !== undefined && !branches.includes(to)) branches.push(to);
  }
  return { screen, visited, done, branches, remembered, changing };
}

/** The answers that open these branches: of each field the one whose every branch is among them. */
function answersOf(simulator: Simulator, branches: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = {};
  const all = branchings(simulator);
  for (const { field, cases } of all) {
    for (const value of Object.keys(cases)) {
      const leads = all.filter((by) => by.field === field).map((by) => by.cases[value] || '');
      if (leads.every((to) => branches.includes(to))) answers[field] = value;
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
  const answers = answersOf(simulator, known(kept.branches));
  const begin = changed(start(simulator, today), { values: answers });
  const jumped = jumpTo(simulator, begin, kept.screen);
  return changed(jumped, {
    // Where they would not have led here, they stand all the same: they were changed afterwards.
    values: Object.assign({}, jumped.values, answers),
    visited: known(kept.visited),
    done: known(kept.done),
    assumed: false,
    remembered: isScreen(kept.remembered) ? kept.remembered : null,
    changing: isScreen(kept.changing) ? kept.changing : null,
  });
}
