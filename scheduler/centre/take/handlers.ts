import type { StationPurpose } from '../talk/message.ts';
import { takeBeat } from './take-beat.ts';
import { takeDown } from './take-down.ts';
import { takeLeave } from './take-leave.ts';
import { takeLog } from './take-log.ts';
import { takePiece } from './take-piece.ts';
import type { Handler } from './taken.ts';

/** Joining is not among them: it has no key yet that the ledger knows (take-join.ts). */
export const handlers: Readonly<Record<Exclude<StationPurpose, 'join'>, Handler>> = {
  beat: takeBeat,
  log: takeLog,
  leave: takeLeave,
  down: takeDown,
  piece: takePiece,
  // That it may listen; what it hears then comes on the open line (wake/).
  wake: () => Promise.resolve({ content: {} }),
};
