// Consents that were taken back, to their end: what was read under them is gone, however often it was broken off.
import { hourMs } from '../../../content/schema/durations.ts';
import {
  deleteUnnamed,
  deleteWithdrawn,
  takesIn,
  withdrawTake,
} from '../../../audio/studio/index.ts';
import { withdrawnConsents, type WithdrawnConsent } from './consents.ts';
import { inTurn } from './in-turn.ts';
import { dropReadings } from './reading-store.ts';

const why = 'Người đọc rút lại đồng ý.';

interface Agreed {
  readonly at: string;
  readonly words: string;
}

/**
 * Withdraws every take and drops every reading whose consent was taken back, and deletes the sound of all that was withdrawn.
 * Done again, it changes nothing. Wait in turn (in-turn.ts) before. @throws AudioError `write-failed`, and what the system throws
 */
export async function finishWithdrawals(dataDir: string): Promise<void> {
  const withdrawn = withdrawnConsents(dataDir);
  const over = (one: Agreed): WithdrawnConsent | undefined =>
    withdrawn.find(({ consent }) => consent.at === one.at && consent.words === one.words);
  for (const { id, consent } of takesIn(dataDir).all) {
    const taken = over(consent);
    if (taken) await withdrawTake(dataDir, id, { at: taken.at, by: taken.by, why });
  }
  await deleteWithdrawn(dataDir);
  // After what airs: a reading that the system does not show holds up nothing else.
  dropReadings(dataDir, ({ consent }) => over(consent) !== undefined);
}

/** Real ms between two looks at what is to be gone. */
const lookMs = hourMs;

/**
 * What a kill or a full disk broke off is finished now and each hour; readings go whose time is over by a clock for which `isProved`
 * holds, and sounds without a name. `tell`: why it cannot be done.
 */
export function keepPromises(
  dataDir: string,
  isProved: () => boolean,
  tell: (why: unknown) => void,
): void {
  const look = (): void => {
    void inTurn(async () => {
      await deleteUnnamed(dataDir);
      await finishWithdrawals(dataDir);
      dropReadings(dataDir, undefined, { byAge: isProved() });
    }).catch(tell);
  };
  look();
  setInterval(look, lookMs).unref();
}
