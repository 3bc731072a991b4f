import type { CheckResult } from '../core/check-result.ts';
import { tellError } from '../../content/schema/say-error.ts';
import { bulletinChecks } from './bulletin-checks.ts';
import type { CheckContext } from './check.ts';
import { contentChecks } from './content-checks.ts';
import { machineChecks } from './machine-checks.ts';
import { relayChecks } from './relay-checks.ts';
import { stationChecks } from './station-checks.ts';

/** Every check's result, in the order a person would look. Never rejects: a check that fails is a bad result. */
export async function examine(context: CheckContext): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { id, name, look } of [
    ...machineChecks,
    ...stationChecks,
    ...bulletinChecks,
    ...contentChecks,
    ...relayChecks,
  ]) {
    try {
      results.push({ id, name, ...(await look(context)) });
    } catch (error) {
      results.push({ id, name, state: 'bad', found: 'hỏng', mend: tellError(error) });
    }
  }
  return results;
}
