import type { OutputKind } from '../../content/schema/names.ts';
import type { Clock } from '../clock.ts';
import type { Output, Playable, Prepared } from '../playout/output.ts';
import { tellNotOpened } from '../playout/relay/open-sound.ts';

/** An output of that kind on the rehearsal's clock, without a sound and without a file. */
export function createSilentOutput(kind: OutputKind, clock: Clock, isGivenAway: boolean): Output {
  return {
    kind,
    name: `diễn thử: ${kind}`,
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    prepare: (item) => Promise.resolve(isGivenAway ? givenAway : lasts(clock, item)),
  };
}

/** What another player does with a bulletin is not known here: it is given away at once. */
const givenAway: Prepared = {
  discard: () => Promise.resolve(),
  play: () => Promise.resolve({ how: 'handed-over', message: 'Đã giao cho máy phát của đài.' }),
};

/** Lasts as long as the bulletin does. */
function lasts(clock: Clock, item: Playable): Prepared {
  const { fromMs, durationMs } = item;
  return {
    discard: () => Promise.resolve(),
    async play(events, signal) {
      const beganAt = clock.steadyNow();
      events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
      tellNotOpened(item, events);
      let positionMs = fromMs;
      while (positionMs < durationMs && !signal.aborted) {
        await clock.pause(Math.min(1000, durationMs - positionMs), signal);
        positionMs = Math.min(durationMs, fromMs + clock.steadyNow() - beganAt);
        events.progress(positionMs);
      }
      const how = signal.aborted ? 'stopped' : 'finished';
      return { how, positionMs, samples: Math.round(positionMs * 48) };
    },
  };
}
