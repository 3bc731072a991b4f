import type { Field, Screen, Simulator } from '../../../content/schema/simulator.ts';

/** The screen of that id; throws where the content has none, which its reader has already refused. */
export function screenOf(simulator: Simulator, id: string): Screen {
  const found = simulator.screens.find((screen) => screen.id === id);
  if (found === undefined) throw new Error(`no screen ${id}`);
  return found;
}

/** The field of that id on whichever screen it stands. */
export function fieldOf(simulator: Simulator, id: string): Field | undefined {
  for (const screen of simulator.screens) {
    const found = screen.fields.find((field) => field.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}
