// Whom something is for (pure). In the ledger it stands as it was chosen, so that who joins later can be asked for too.
import { z } from 'zod';

/** What is named together is selected; a place means its whole branch. */
export interface Selection {
  readonly all?: boolean | undefined;
  readonly places?: readonly number[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly stations?: readonly string[] | undefined;
  /** Of these only what lies in one of these branches: what whoever sends may reach. Absent: everywhere. */
  readonly within?: readonly number[] | undefined;
}

const selectionShape = z.object({
  all: z.boolean().default(false),
  places: z.array(z.int()).default([]),
  groups: z.array(z.string()).default([]),
  stations: z.array(z.string()).default([]),
  within: z.array(z.int()).optional(),
});

/** With nothing left out. Throws for what is no selection. */
export function readSelection(selection: unknown): z.infer<typeof selectionShape> {
  return selectionShape.parse(selection);
}

/** A station: its places are those above it, its own among them. */
export interface Standing {
  readonly id: string;
  readonly places: readonly number[];
  readonly groups: readonly string[];
}

/** The same as the ledger's statement, for one station. */
export function selects(
  chosen: ReturnType<typeof readSelection>,
  { id, places, groups }: Standing,
): boolean {
  const isNamed =
    chosen.all ||
    chosen.places.some((place) => places.includes(place)) ||
    chosen.groups.some((group) => groups.includes(group)) ||
    chosen.stations.includes(id);
  return isNamed && (chosen.within?.some((place) => places.includes(place)) ?? true);
}
