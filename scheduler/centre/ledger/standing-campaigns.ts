// Campaigns that were sent and hold still, with their files.
import type { Asks } from '../database/connect.ts';

export interface StandingCampaign {
  readonly thing: string;
  readonly title: string;
  /** The order as it was signed: it says which of its files is the campaign's. */
  readonly bytes: Buffer;
}

/** The newest version of each that was not taken back and has not expired by `at`, the newest first; so many at most. */
export async function standingCampaigns(
  sql: Asks,
  at: number,
  most: number,
): Promise<readonly StandingCampaign[]> {
  return sql<StandingCampaign[]>`
    SELECT thing, title, bytes FROM loa.dispatch
    WHERE kind = 'parcel' AND thing LIKE 'dot-phat/%' AND over_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${at})
      AND NOT EXISTS (SELECT FROM loa.dispatch AS newer
        WHERE newer.thing = dispatch.thing AND newer.kind = 'parcel' AND newer.version > dispatch.version)
    ORDER BY number DESC LIMIT ${most}`;
}
