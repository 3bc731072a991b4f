// Emergencies for whoever sits at the centre's machine, beside a centre that serves.
import { takeCentreKey } from '../centre-key.ts';
import { reachDatabase, type Env } from '../database/open-database.ts';
import type { Asks } from '../database/connect.ts';
import { silentSince } from '../ledger/emergencies.ts';
import { placesIn } from '../ledger/places.ts';
import { stationsOf } from '../ledger/selection.ts';
import { silentAfterMs } from '../overview/judge-station.ts';
import type { Selection } from '../send/selection.ts';
import { selectionSaid } from '../send/said-selection.ts';
import { bringFile } from './alert-routes.ts';
import { areaWords } from './area-words.ts';
import { enterEmergency, enterEnd, type EmergencyDraft } from './send-emergency.ts';

export interface EmergencyAtMachine {
  /** Whom these words mean: places, `nhóm:TÊN`, ids of stations, `tất cả`. Rejects with Failure. */
  reach(words: readonly string[]): Promise<{
    readonly selection: Selection;
    readonly area: string;
    readonly stations: number;
    /** Names of those that nobody has heard for a while. */
    readonly silent: readonly string[];
  }>;
  send(draft: EmergencyDraft): Promise<{ readonly order: string; readonly stations: number }>;
  end(what: { readonly id: string; readonly by: string; readonly why: string }): Promise<number>;
  /** The number of the alert in this file. Rejects with CapRefusal. */
  bring(bytes: Uint8Array, by: string): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Rejects with LoaError where there is no centre to be reached, or its key is not here. */
export async function openEmergencies(dataDir: string, env: Env): Promise<EmergencyAtMachine> {
  const { sql, close } = await reachDatabase(dataDir, env);
  try {
    const centre = await takeCentreKey(sql, dataDir, env);
    const parts = { sql, centre, now: () => Date.now() };
    return {
      async reach(words) {
        const places = await placesIn(sql);
        const selection = selectionSaid(words, places);
        const reached = await stationsOf(sql, selection);
        const names = new Map(reached.map(({ id, name }) => [id, name]));
        const silent = await silentSince(sql, [...names.keys()], Date.now() - silentAfterMs);
        return {
          ...{ selection, stations: reached.length, area: areaWords(selection, places, names) },
          silent: silent.map(({ name }) => name),
        };
      },
      send: (draft) => sql.begin((step: Asks) => enterEmergency(parts, step, draft)),
      async end(what) {
        const { stations } = await sql.begin((step: Asks) => enterEnd(parts, step, what));
        return stations;
      },
      bring: (bytes, by) => bringFile(parts, bytes, by),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
