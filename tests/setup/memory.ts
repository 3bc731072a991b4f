import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// V8's own collector, which the flag above puts into new contexts.
const collect = runInNewContext('gc') as (how: object) => void;

/** What this process holds once V8 has given back also what it keeps in reserve, MiB. */
export function memoryMib(): { readonly heap: number; readonly resident: number } {
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1_048_576, resident: rss / 1_048_576 };
}
