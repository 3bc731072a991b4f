// What keeps the daemon from its work, nearly always a disk that refuses: told once, and once a day while it lasts.
import { dayMs } from '../../content/schema/durations.ts';
import { sayError } from '../../content/schema/say-error.ts';
import type { Outage } from '../core/reason.ts';
import type { Trouble } from '../core/trouble.ts';
import { storeTroubleOf } from '../store/explain-error.ts';
import { StaleSlotError } from '../store/store.ts';
import type { DaemonParts } from './parts.ts';

/** As it is seen at one instant. */
export interface Blocked {
  /** Vietnamese, without a full stop. */
  readonly why: string;
  readonly trouble: Trouble;
  readonly outage: Outage;
}

export interface Obstacle {
  /** An error is one, but a slot that somebody else was faster with: the next round sees it. Never throws. */
  readonly meet: (error: unknown) => void;
  readonly now: () => Blocked | undefined;
  leave(): void;
}

export function createObstacle({
  clock,
  tell,
  raise,
}: Pick<DaemonParts, 'clock' | 'tell' | 'raise'>): Obstacle {
  let met: { since: number; why: string; toldAt: number; error: unknown } | undefined;
  return {
    meet(error) {
      if (error instanceof StaleSlotError) return;
      const why = sayError(error);
      const now = clock.now();
      if (met?.why === why && Math.abs(now - met.toldAt) < dayMs) return;
      met = { since: met?.since ?? now, why, toldAt: now, error };
      const message = `Lỗi: ${why}. Tự thử lại cho đến khi được.`;
      tell(message);
      // The log cannot take it now: it stands there once it is over.
      raise?.({ at: now, slot: '', message });
    },
    now() {
      if (!met) return undefined;
      const { since, why, error } = met;
      const code = storeTroubleOf(error);
      const what = `Chương trình không làm việc được: ${why}.`;
      return {
        why,
        trouble: { id: 'blocked', kind: 'program', slot: '', since, what, mend: '' },
        outage: { code: 'blocked', from: since, to: clock.now(), ...(code && { trouble: code }) },
      };
    },
    leave() {
      met = undefined;
    },
  };
}
