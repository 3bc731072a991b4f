import type { Asks } from '../database/connect.ts';
import {
  stagesOf,
  type EmergencyRow,
  type StageCount,
  type StationStage,
  type WantedStages,
} from '../ledger/emergencies.ts';
import { judgeStage, statesOf, type Moment, type Stage } from './judge-stage.ts';

/** How many of one emergency's stations are at which stage. */
export function countsBy(
  counts: readonly StageCount[],
  { id, madeAt }: Pick<EmergencyRow, 'id' | 'madeAt'>,
  moment: Omit<Moment, 'madeAt'>,
): Readonly<Partial<Record<Stage, number>>> {
  const sums: Partial<Record<Stage, number>> = {};
  for (const row of counts) {
    if (row.dispatch !== id) continue;
    const stage = judgeStage(row, { ...moment, madeAt });
    sums[stage] = (sums[stage] ?? 0) + row.count;
  }
  return sums;
}

/** Its stations at these stages, by place and name. */
export async function stagesFor(
  sql: Asks,
  { id }: Pick<EmergencyRow, 'id'>,
  wanted: readonly Stage[],
  how: Pick<WantedStages, 'within' | 'most' | 'skip'>,
  moment: Moment,
): Promise<readonly (StationStage & { readonly stage: Stage })[]> {
  // Without a word a station is all of them silent or none, by the time since it was sent.
  const meant = wanted.filter((stage) => isNow(stage, moment));
  if (meant.length === 0) return [];
  const rows = await stagesOf(sql, id, {
    ...how,
    states: [...new Set(meant.flatMap(statesOf))],
    isSuperseded: meant.includes('superseded'),
    isStuck: stuckWanted(meant),
    moment,
  });
  return rows.map((row) => ({ ...row, stage: judgeStage(row, moment) }));
}

/** Undefined: both those that are stuck and those that go on. */
function stuckWanted(meant: readonly Stage[]): boolean | undefined {
  const goesOn = meant.includes('received') || meant.includes('making');
  return meant.includes('stuck') ? (goesOn ? undefined : true) : false;
}

function isNow(stage: Stage, moment: Moment): boolean {
  if (stage !== 'silent' && stage !== 'sent') return true;
  return judgeStage({ state: null, isSuperseded: false, isStuck: false }, moment) === stage;
}
