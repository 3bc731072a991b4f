import type { Clock } from '../clock.ts';
import type { Output } from '../playout/output.ts';

/** An output that lasts as long as the bulletin does, on the rehearsal's clock, and makes no sound. */
export function createSilentOutput(clock: Clock): Output {
  return {
    kind: 'capture',
    name: 'diễn thử (không ra tiếng)',
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    prepare: ({ durationMs, fromMs }) =>
      Promise.resolve({
        discard: () => Promise.resolve(),
        async play(events, signal) {
          const beganAt = clock.now();
          events.started({ virtualAt: beganAt, realAt: clock.realNow() });
          let positionMs = fromMs;
          while (positionMs < durationMs && !signal.aborted) {
            await clock.wait(clock.now() + Math.min(1000, durationMs - positionMs), signal);
            positionMs = Math.min(durationMs, fromMs + clock.now() - beganAt);
            events.progress(positionMs);
          }
          const how = signal.aborted ? 'stopped' : 'finished';
          return { how, positionMs, samples: Math.round(positionMs * 48) };
        },
      }),
  };
}
