import { LoaError } from '../../../content/schema/loa-error.ts';
import type { WritingDesk } from './desk.ts';

/** What comes with the next landing. */
export function createLater() {
  const notYet = (): never => {
    throw new LoaError('not-yet', 'Việc này chưa làm được.');
  };
  return {
    ...{ ask: notYet, publish: notYet, approve: notYet, sendBack: notYet, drop: notYet },
    ...{ settle: notYet, textOf: notYet, restore: notYet },
    conflict: () => undefined,
    versions: () => [],
  } satisfies Partial<WritingDesk>;
}
