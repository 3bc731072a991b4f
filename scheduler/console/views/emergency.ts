import { standingEmergencies, type Standing } from '../../core/repeat-chain.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { CentreEmergency } from '../from-centre/emergencies-view.ts';
import { isBookThere } from '../../link/placing/what-waits.ts';
import type { PreparedChoice } from '../emergency/maker-messages.ts';

export interface EmergencyView {
  /** Those that are still to be said again. */
  readonly standing: readonly Standing[];
  /** Undefined while it is being read for the first time; words can be typed meanwhile. */
  readonly choice: PreparedChoice | undefined;
  /** Of the centre that the station has joined. */
  readonly fromCentre: readonly CentreEmergency[];
}

export async function emergencyView(parts: ConsoleParts): Promise<EmergencyView> {
  const { store, clock, emergencies } = parts;
  return {
    standing: standingEmergencies(store().slots(), clock.now()),
    choice: await emergencies.choice(),
    fromCentre: await ofCentre(parts),
  };
}

/** A ward that has none loads nothing for it. */
async function ofCentre(parts: ConsoleParts): Promise<readonly CentreEmergency[]> {
  if (!isBookThere(parts.config.dataDir)) return [];
  const { centreEmergencies } = await import('../from-centre/emergencies-view.ts');
  return centreEmergencies(parts);
}
