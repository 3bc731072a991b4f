import type { StationPurpose } from '../talk/message.ts';
import { takeLeave } from './take-leave.ts';
import type { Handler } from './taken.ts';

/** Joining is not among them: it has no key yet that the ledger knows (take-join.ts). */
export const handlers: Readonly<Partial<Record<StationPurpose, Handler>>> = {
  leave: takeLeave,
};
