// Another station's stream in this process: it always flows, one tone for ever.
import type { OpenLive } from '../../../scheduler/playout/relay/live-stream.ts';

export const liveStandIn: OpenLive = () => ({
  line: {
    isReady: () => true,
    next: (count) => ({ values: new Int16Array(count).fill(4000), flows: true, sounds: true }),
  },
  problem: () => undefined,
  close: () => undefined,
});
