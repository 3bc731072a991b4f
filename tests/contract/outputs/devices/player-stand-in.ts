// What a simulated loudspeaker does with an address: it fetches the file, and "plays" as long as its frames last.
import { performance } from 'node:perf_hooks';
import { mp3Frames } from '../../../../scheduler/playout/icecast/mp3-frames.ts';

export interface PlayerStandIn {
  /** Fetches and plays; what played before is over. */
  play(url: string): Promise<void>;
  stop(): void;
  isPlaying(): boolean;
  /** All that it has sounded since it was made. */
  readonly heardMs: () => number;
  /** How often it began. */
  begun(): number;
  url(): string;
  positionMs(): number;
}

/** `changed`: it began or ended. */
export function createPlayer(changed: () => void = () => undefined): PlayerStandIn {
  let doneMs = 0;
  let begun = 0;
  let now: { readonly url: string; readonly at: number; readonly end: NodeJS.Timeout } | undefined;
  let lengthMs = 0;
  const soundedMs = (): number => (now ? Math.min(lengthMs, performance.now() - now.at) : 0);
  const stop = (wholeMs?: number): void => {
    if (!now) return;
    clearTimeout(now.end);
    doneMs += wholeMs ?? soundedMs();
    now = undefined;
    changed();
  };
  return {
    async play(url) {
      const answer = await fetch(url);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!answer.ok) throw new Error(`${answer.status}`);
      stop();
      lengthMs = mp3Frames(bytes).reduce((sum, { durationMs }) => sum + durationMs, 0);
      begun += 1;
      const end = setTimeout(() => {
        stop(lengthMs);
      }, lengthMs);
      now = { url, at: performance.now(), end };
      changed();
    },
    stop: () => {
      stop();
    },
    isPlaying: () => now !== undefined,
    heardMs: () => doneMs + soundedMs(),
    begun: () => begun,
    url: () => now?.url ?? '',
    positionMs: soundedMs,
  };
}
