import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dayMs } from '../../../content/schema/durations.ts';

/** What was rendered lies in the ledger; sentences are kept so long for the next text that has them, ms. */
const keptMs = 90 * dayMs;

/** Removes what is older from the folder where the centre renders. */
export function tidyRendered(dataDir: string, now: number): void {
  for (const file of filesIn(dataDir)) {
    const age = now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > keptMs) rmSync(file, { force: true });
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
  } catch {
    return [];
  }
}
