import { setTimeout as sleep } from 'node:timers/promises';
import type { Outputs } from '../daemon/parts.ts';

/** Real ms until outputs of which none works are looked at again. */
const againMs = 5 * 60_000;

/**
 * Says which outputs do not work now. While none does, that is a trouble (`lasts`), until one works or `isCurrent`
 * says that others have been opened. Never rejects.
 */
export async function watchOutputs(
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
