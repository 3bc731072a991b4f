// A sound card in this process: it sounds what it is given at its own pace, and keeps count.
import type { OpenSink } from '../../../scheduler/playout/speaker/sink.ts';

export interface SinkStandIn {
  readonly open: OpenSink;
  /** How much has sounded, of all that was opened. */
  readonly heardMs: () => number;
  /** Not stopped or finished yet. */
  readonly inUse: () => number;
  /** From now on it takes nothing: somebody has pulled the plug. */
  readonly pull: () => void;
}

export function createSinkStandIn(): SinkStandIn {
  const cards: { heardMs(): number; inUse: boolean }[] = [];
  let pulled = false;
  const open: OpenSink = ({ sampleRateHz, channels }) => {
    let givenMs = 0;
    let beganAt = 0;
    let frozenMs: number | undefined;
    const heardMs = (): number =>
      frozenMs ?? (beganAt === 0 ? 0 : Math.min(givenMs, performance.now() - beganAt));
    const card = { heardMs, inUse: true };
    cards.push(card);
    return Promise.resolve({
      write(samples) {
        if (pulled) return Promise.reject(new Error('Loa bị rút. Kiểm tra dây loa.'));
        if (beganAt === 0) beganAt = performance.now();
        givenMs += (samples.length * 1000) / (sampleRateHz * channels);
        return Promise.resolve();
      },
      async finish() {
        await new Promise((resolve) => setTimeout(resolve, givenMs - heardMs()));
        frozenMs = givenMs;
        card.inUse = false;
      },
      stop() {
        frozenMs = heardMs();
        card.inUse = false;
      },
    });
  };
  return {
    open,
    heardMs: () => cards.reduce((sum, card) => sum + card.heardMs(), 0),
    inUse: () => cards.filter(({ inUse }) => inUse).length,
    pull: () => {
      pulled = true;
    },
  };
}
