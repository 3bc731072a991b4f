import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import type { State } from './state.ts';
import { exampleOf } from './values.ts';

/** The state with these changes. */
export function changed(state: State, changes: Partial<State>): State {
  // Spread syntax would bring a helper of half a kilobyte to our oldest browsers.
  return Object.assign({}, state, changes);
}

/** The values with one more. */
export function withValue(values: State['values'], field: string, value: string): State['values'] {
  return Object.assign({}, values, { [field]: value });
}

/** With `id` among them, once. */
export function including(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id];
}

/** On `screen`, with nothing said there yet. Whoever comes to where a detour began has ended it. */
export function goTo(state: State, screen: string): State {
  const visited = including(state.visited, screen);
  const remembered = screen === state.remembered ? null : state.remembered;
  return changed(state, {
    screen,
    visited,
    remembered,
    errors: [],
    help: 'none',
    changing: null,
    assumed: false,
  });
}

/** The fields filled with their examples; those that `keeps` names keep what stands there. */
export function filled(
  simulator: Simulator,
  state: State,
  fields: readonly Field[],
  keeps: (id: string) => boolean = () => false,
): State {
  return fields.reduce((before, field) => {
    if (before.values[field.id] && keeps(field.id)) return before;
    const value = exampleOf(simulator, before, field);
    return changed(before, {
      values: withValue(before.values, field.id, value),
      own: before.own.filter((id) => id !== field.id),
    });
  }, state);
}
