import { LoaError } from '../../../../content/schema/loa-error.ts';
import { sayError } from '../../../../content/schema/say-error.ts';
import type { CentreParts } from '../../centre-parts.ts';
import { takeAlert, type CameAlert, type TakenAlert } from './take-alert.ts';

/**
 * Takes an alert whole; one that cannot be aired (its area has no station, its words make no order) is kept for a person with
 * why. Rejects only where the ledger cannot be asked.
 */
export async function keepAlert(
  parts: Pick<CentreParts, 'sql' | 'centre' | 'now'>,
  came: CameAlert,
): Promise<TakenAlert> {
  try {
    return await parts.sql.begin((step) => takeAlert(parts, step, came));
  } catch (error) {
    // A ledger that is away has a code: asked again later, it may air by itself.
    if (error instanceof Error && 'code' in error && !(error instanceof LoaError)) throw error;
    const heldBack = `Không tự phát được: ${sayError(error)}`.slice(0, 500).toWellFormed();
    return parts.sql.begin((step) => takeAlert(parts, step, { ...came, heldBack }));
  }
}
