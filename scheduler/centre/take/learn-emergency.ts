// An emergency of the lost time, or the end of one, as a station tells it: it is seen and can be ended again, and what had
// ended does not come back where it was never fetched.
import { capUrgencies } from '../emergency/cap/cap-alert.ts';
import type { Asks } from '../database/connect.ts';
import { addEmergency, emergencyNamed, markEnded } from '../ledger/emergencies.ts';
import { endsLeftFor, referredBy, supersedeEverywhere } from '../ledger/made-good.ts';
import { addressHolders, endDispatches, supersede, takeNumber } from '../ledger/orders.ts';
import type { OrderOf } from '../talk/order.ts';

/** The ledger has the order now, and this station its number. */
export async function learnEmergency(
  sql: Asks,
  { id, by, madeAt, expiresAt, content }: OrderOf<'emergency'>,
  station: string,
): Promise<void> {
  const {
    title,
    text,
    urgency,
    area,
    everyMinutes = null,
    until = null,
    references = [],
  } = content;
  if (!(await emergencyNamed(sql, id))) {
    const known = await Promise.all(references.map((one) => emergencyNamed(sql, one)));
    await addEmergency(sql, {
      ...{ id, title, text, area, everyMinutes, untilAt: until, madeAt, madeBy: by, expiresAt },
      urgency: capUrgencies.find((one) => one.toLowerCase() === urgency) ?? 'Unknown',
      // An order does not say these.
      ...{
        severity: 'Unknown',
        certainty: 'Unknown',
        category: 'Safety',
        capAlert: null,
        capPart: null,
      },
      selection: { stations: [station] },
      replaces: known.find((one) => one !== undefined)?.id ?? null,
    });
  }
  if (references.length > 0) await endAll(sql, references, { id, title, by, madeAt });
  // Told of after what took its place.
  const [newer] = await referredBy(sql, id);
  if (newer) await endAll(sql, [id], newer);
}

/** Also for those that have fetched the emergency and not its end: they are given the end under a number of their own. */
export async function learnEnd(
  sql: Asks,
  { id, by, madeAt, content }: OrderOf<'end-emergency'>,
): Promise<void> {
  const { emergency, why } = content;
  await markEnded(sql, emergency, { by, why, at: madeAt, order: id });
  await endDispatches(sql, [emergency], madeAt);
  await giveEnd(sql, { end: id, emergency, to: { all: true } });
}

/** Once a station has told all: what it still says, and what was ended elsewhere. */
export async function endWhatEnded(sql: Asks, station: string): Promise<void> {
  for (const { end, emergency } of await endsLeftFor(sql, station))
    await giveEnd(sql, { end, emergency, to: { stations: [station] } });
}

async function giveEnd(
  sql: Asks,
  {
    end,
    emergency,
    to,
  }: {
    readonly end: string;
    readonly emergency: string;
    readonly to: { readonly all: true } | { readonly stations: readonly string[] };
  },
): Promise<void> {
  // Whoever has the end already is no longer among those who hold.
  await supersede(sql, end, [emergency]);
  await addressHolders(sql, end, await takeNumber(sql), { of: [emergency], selection: to });
  await supersede(sql, end, [emergency]);
}

async function endAll(
  sql: Asks,
  ended: readonly string[],
  { id, title, by, madeAt }: { id: string; title: string; by: string; madeAt: number },
): Promise<void> {
  for (const one of ended)
    await markEnded(sql, one, { by, why: `thay bằng: ${title}`, at: madeAt, order: null });
  await endDispatches(sql, ended, madeAt);
  await supersedeEverywhere(sql, id, ended);
}
