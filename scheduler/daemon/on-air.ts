import type { Airing, StopWhy } from './airing.ts';
import type { State } from './state.ts';

/** What sounds, and beneath it what it was cut into, each paused by the one above. */
export interface OnAir {
  /** What sounds now. */
  current(): Airing | undefined;
  /** Pauses what sounds and begins another over it; afterwards what lies beneath goes on. Throws what `begin` throws. */
  put(begin: () => Airing): Airing;
  /** Ends all of it as interrupted. */
  stop(why: StopWhy): Promise<void>;
}

interface Layer {
  readonly airing: Airing;
  goOn: () => void;
}

export function createOnAir(state: State): OnAir {
  const layers: Layer[] = [];
  /** An airing may end while it is paused: then it is gone when its turn would come. */
  const leave = (layer: Layer): void => {
    const sounded = layers.at(-1) === layer;
    layers.splice(layers.indexOf(layer), 1);
    if (sounded && !state.stopping) layers.at(-1)?.goOn();
    state.poke();
  };
  return {
    current: () => layers.at(-1)?.airing,
    put(begin) {
      const below = layers.at(-1);
      const goOn = below?.airing.pause('Nhường cho thông báo khẩn.');
      if (below && goOn) below.goOn = goOn;
      try {
        const airing = begin();
        const layer = { airing, goOn: () => undefined };
        layers.push(layer);
        void airing.over.then(() => {
          leave(layer);
        });
        return airing;
      } catch (error) {
        goOn?.();
        throw error;
      }
    },
    async stop(why) {
      for (const { airing } of layers.toReversed()) await airing.stop(why);
    },
  };
}
