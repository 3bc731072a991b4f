import { tellError } from '../../../content/schema/say-error.ts';
import { isClockProved } from '../../store/clock-proved.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** Real ms. */
const everyMs = 3000;
/** After one that could not be done: a full disk is not asked again at once. */
const againMs = 60_000;
/** What waits may come to its end, real ms. */
const waitingMs = 60_000;

/** What comes from the centre is looked at while this process is there; it is opened for it (editing/editing-desk.ts). */
export function keepLookingAtCentre(parts: ConsoleParts, tell: (line: string) => void): void {
  // Also where a kill came before it was written that a thing stands, or is gone.
  let isOwed = true;
  let lookedAt = performance.now();
  let restsUntil = 0;
  let isAtWork = false;
  const tidy = async (): Promise<void> => {
    const [{ withBook }, { tidySent }] = await Promise.all([
      import('./station-side.ts'),
      import('../../link/placing/tidy-sent.ts'),
    ]);
    if (isClockProved(parts.store(), parts.clock.now()))
      withBook(parts, (book) => tidySent(book, Date.now()));
  };
  // What can't be tidied now is tidied another day.
  void tidy().catch(() => undefined);
  const look = async (): Promise<void> => {
    if (isAtWork || performance.now() < restsUntil) return;
    const { received, waiting } = parts.centre();
    const isDue = waiting > 0 && performance.now() - lookedAt > waitingMs;
    if (!isOwed && !isDue && received === 0) return;
    isAtWork = true;
    lookedAt = performance.now();
    try {
      const { settleReceived } = await import('./settle-received.ts');
      const kept = await settleReceived(parts);
      isOwed = false;
      const [wrong] = kept.values();
      if (kept.size > 0) throw wrong;
    } catch (error) {
      restsUntil = performance.now() + againMs;
      tell(`Chưa nhận được bài của trung tâm: ${tellError(error)}`);
    } finally {
      isAtWork = false;
    }
  };
  void look();
  setInterval(() => void look(), everyMs).unref();
}
