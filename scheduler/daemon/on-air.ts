import { sleep } from '../clock.ts';
import type { Airing, Pause, StopWhy } from './begun.ts';
import type { State } from './state.ts';
import { silenceWithinRealMs } from './timing.ts';

/** What sounds, and beneath it what it was cut into, each paused by the one above. */
export interface OnAir {
  /** What sounds now. */
  current(): Airing | undefined;
  /**
   * Begins another over what sounds, which is paused when `clear` is called and goes on afterwards. `clear` resolves once
   * it is silent. Throws what `begin` throws: then what sounds goes on as if nothing had been.
   */
  put(begin: (clear: () => Promise<void>) => Airing): Airing;
  /** Ends one of them as interrupted, also where it lies paused beneath; false where it is not on the air. */
  end(slot: string, why: StopWhy, makesUp: boolean): Promise<boolean>;
  /** Ends all of it as interrupted. */
  stop(why: StopWhy): Promise<void>;
}

interface Layer {
  readonly airing: Airing;
  paused: Pause | undefined;
}

export function createOnAir(state: State): OnAir {
  const layers: Layer[] = [];
  /** An airing may end while it is paused: then it is gone when its turn would come. */
  const leave = (layer: Layer): void => {
    const sounded = layers.at(-1) === layer;
    layers.splice(layers.indexOf(layer), 1);
    if (sounded && !state.stopping.aborted) layers.at(-1)?.paused?.goOn();
    state.poke();
  };
  const silence = async (below: Layer | undefined): Promise<void> => {
    if (!below) return;
    below.paused = below.airing.pause({ message: 'Nhường cho thông báo khẩn.' });
    const release = state.parts.clock.hold();
    const enough = new AbortController();
    // A device that does not let go must not keep back what is urgent.
    await Promise.race([below.paused.silent, sleep(silenceWithinRealMs, enough.signal)]);
    enough.abort();
    release();
  };
  return {
    current: () => layers.at(-1)?.airing,
    put(begin) {
      const below = layers.at(-1);
      const airing = begin(() => silence(below));
      const layer = { airing, paused: undefined };
      layers.push(layer);
      void airing.over.then(() => {
        leave(layer);
      });
      return airing;
    },
    async end(slot, why, makesUp) {
      const layer = layers.find(({ airing }) => airing.slot === slot);
      await layer?.airing.stop(why, makesUp);
      return layer !== undefined;
    },
    async stop(why) {
      for (const { airing } of layers.toReversed()) await airing.stop(why);
    },
  };
}
