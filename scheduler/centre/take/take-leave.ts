import { endKey, markLeft, writeAct } from '../ledger/stations.ts';
import type { Outcome, Taken } from './taken.ts';

/** The station leaves: its key ends, what it sent stays. */
export async function takeLeave({ sql, station, at }: Taken): Promise<Outcome> {
  await endKey(sql, station, 'left', at);
  await markLeft(sql, station, at);
  await writeAct(sql, { at, by: 'đài', act: 'left', station });
  return { content: {} };
}
