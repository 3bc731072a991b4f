import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import type { State } from './state.ts';
import { exampleOf } from './values.ts';

/** With `screen` among them, once. */
export function withScreen(visited: readonly string[], screen: string): readonly string[] {
  return visited.includes(screen) ? visited : [...visited, screen];
}

/** On `screen`, with nothing said there yet. Whoever comes to where a detour began has ended it. */
export function goTo(state: State, screen: string): State {
  const visited = withScreen(state.visited, screen);
  const remembered = screen === state.remembered ? null : state.remembered;
  return {
    ...{ ...state, screen, visited, remembered },
    ...{ errors: [], help: 'none', changing: null, assumed: false },
  };
}

/** The fields filled with their examples; `onlyEmpty` keeps what stands there. */
export function filled(
  simulator: Simulator,
  state: State,
  fields: readonly Field[],
  onlyEmpty = false,
): State {
  return fields.reduce((before, field) => {
    if (onlyEmpty && (before.values[field.id] ?? '') !== '') return before;
    const value = exampleOf(simulator, before, field);
    return { ...before, values: { ...before.values, [field.id]: value } };
  }, state);
}
