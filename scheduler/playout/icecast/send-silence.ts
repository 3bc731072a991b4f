import { performance } from 'node:perf_hooks';
import { sleep } from '../../clock.ts';
import type { SilentFrame } from './silent-frames.ts';
import type { Source } from './source.ts';

const sliceMs = 200;
/** What the server has of the silence ahead: the next bulletin waits behind it. */
const leadMs = 300;
const firstRetryMs = 250;
const longestRetryMs = 5000;

/** Sends silence at its pace until `ended`; a connection that breaks is made anew. `silence` gives none while somebody else sends. */
export async function sendSilence(
  source: Source,
  title: string,
  silence: () => SilentFrame | undefined,
  ended: AbortSignal,
): Promise<void> {
  let retryMs = firstRetryMs;
  let aheadUntil = performance.now();
  while (!ended.aborted) {
    if (!silence()) {
      await sleep(sliceMs, ended);
      aheadUntil = performance.now();
      continue;
    }
    try {
      await source.connect(title);
      // Somebody may have begun to send while it was being connected.
      const frame = silence();
      if (!frame) continue;
      const count = Math.ceil(sliceMs / frame.durationMs);
      await source.write(Buffer.concat(Array.from({ length: count }, () => frame.bytes)));
      aheadUntil = Math.max(aheadUntil, performance.now()) + count * frame.durationMs;
      retryMs = firstRetryMs;
      await sleep(aheadUntil - performance.now() - leadMs, ended);
    } catch {
      await sleep(retryMs, ended);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }
}
