import { setTimeout as sleep } from 'node:timers/promises';
import type { Ward } from '../../content/schema/ward.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Outputs } from '../daemon/parts.ts';
import { openOutputs } from '../playout/open-outputs.ts';
import type { TellsLasting } from './late-troubles.ts';

/** Real ms until outputs of which none works are looked at again. */
const againMs = 5 * 60_000;

/** Opens outputs, and watches those that were opened last until they work. */
export function createWatchedOutputs(
  config: Config,
  clock: Clock,
  tell: (line: string) => void,
  lasts: TellsLasting,
) {
  let current: Outputs | undefined;
  return {
    open(ward: Ward): Outputs {
      const outputs = openOutputs(config, clock, ward);
      current = outputs;
      const isCurrent = (): boolean => current === outputs;
      // Beside the schedule: a device that hangs, or a server that is not up yet, must not keep it from running.
      void watchOutputs(outputs, isCurrent, tell, (message) => {
        lasts('output', 'output', message);
      });
      return outputs;
    },
    forget() {
      current = undefined;
    },
  };
}

/**
 * Says which outputs do not work now. While none does, that is a trouble (`lasts`), until one works or `isCurrent`
 * says that others have been opened. Never rejects.
 */
async function watchOutputs(
  outputs: Outputs,
  isCurrent: () => boolean,
  tell: (line: string) => void,
  lasts: (message: string | undefined) => void,
): Promise<void> {
  const all = [...outputs.chosen, ...outputs.standby];
  for (let first = true; isCurrent(); first = false) {
    const looked = await Promise.all(
      all.map(async (output) => ({ output, problems: await output.check() })),
    );
    if (!isCurrent()) return;
    if (first)
      for (const { output, problems } of looked)
        for (const problem of problems) tell(`Đầu ra ${output.name}: ${problem}`);
    if (looked.some(({ problems }) => problems.length === 0)) {
      lasts(undefined);
      return;
    }
    lasts('Không có đầu ra nào dùng được; đến giờ mà vẫn vậy thì sẽ không phát được.');
    await sleep(againMs, undefined, { ref: false });
  }
}
