import { mayAnywhere, placesFor, type Person } from '../accounts/person.ts';
import type { Asks } from '../database/connect.ts';
import { countOutside, replacedBefore, type EmergencyRow } from '../ledger/emergencies.ts';

/** Who may send to all of its stations may end it. */
export async function mayEnd(
  sql: Asks,
  { id }: Pick<EmergencyRow, 'id'>,
  person: Person,
): Promise<boolean> {
  if (!mayAnywhere(person, 'emergency')) return false;
  return (await countOutside(sql, id, placesFor(person, 'emergency'))) === 0;
}

/** To take its place is to end it, and what it took the place of where that is not ended yet. */
export async function mayReplace(
  sql: Asks,
  older: Pick<EmergencyRow, 'id'>,
  person: Person,
): Promise<boolean> {
  const before = await replacedBefore(sql, older.id);
  for (const one of [older, ...before.filter(({ endedAt }) => endedAt === null)])
    if (!(await mayEnd(sql, one, person))) return false;
  return true;
}
