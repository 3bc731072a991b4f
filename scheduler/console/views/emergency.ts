import { standingEmergencies, type Standing } from '../../core/repeat-chain.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { PreparedChoice } from '../emergency/maker-messages.ts';

export interface EmergencyView {
  /** Those that are still to be said again. */
  readonly standing: readonly Standing[];
  /** Undefined while it is being read for the first time; words can be typed meanwhile. */
  readonly choice: PreparedChoice | undefined;
}

export async function emergencyView({
  store,
  clock,
  emergencies,
}: ConsoleParts): Promise<EmergencyView> {
  return {
    standing: standingEmergencies(store().slots(), clock.now()),
    choice: await emergencies.choice(),
  };
}
