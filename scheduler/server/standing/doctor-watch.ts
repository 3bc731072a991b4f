import type { CheckResult } from '../../core/check-result.ts';
import { execFile, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { StationView } from './station-view.ts';

/** How old an examination may be before a look at the page asks for another. */
const freshMs = 10 * 60_000;

export interface DoctorWatch {
  latest(): StationView['doctor'];
  /** Somebody looks: what was found long ago is found anew. `now`: also what was found a moment ago. */
  wake(now?: boolean): void;
  isRunning(): boolean;
  close(): void;
}

/** Keeps the last `loa doctor`, run apart from the daemon and only while somebody looks at the page. */
export function createDoctorWatch(config: Pick<Config, 'root' | 'outputs'>): DoctorWatch {
  let latest: StationView['doctor'];
  let running: ChildProcess | undefined;
  let askedAt = -Infinity;
  return {
    latest: () => latest,
    isRunning: () => running !== undefined,
    wake(now = false) {
      if (running || (!now && performance.now() - askedAt < freshMs)) return;
      askedAt = performance.now();
      const program = [join(config.root, 'scheduler', 'cli.ts'), 'doctor', '--json'];
      // It looks at the outputs of this run, which a flag may have chosen.
      const env = { ...process.env, ...(config.outputs && { LOA_OUTPUT: config.outputs.join() }) };
      running = execFile(process.execPath, program, { timeout: 60_000, env }, (_error, stdout) => {
        running = undefined;
        latest = readReport(stdout) ?? latest;
      });
    },
    close() {
      running?.kill();
    },
  };
}

function readReport(text: string): StationView['doctor'] {
  try {
    // Our own program printed it from this shape.
    const { at, checks } = JSON.parse(text) as { at: string; checks: readonly CheckResult[] };
    return { at: Date.parse(at), checks };
  } catch {
    return undefined;
  }
}
