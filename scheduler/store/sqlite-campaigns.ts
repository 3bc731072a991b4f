import type { WriteChange } from './sqlite-log.ts';
import { readCampaign } from './sqlite-rows.ts';
import type { Statements } from './sqlite-statements.ts';
import type { CampaignMemory } from './store.ts';

export function createCampaignMemory(
  { sql, transact }: Statements,
  write: WriteChange,
  forgetKnownSlots: () => void,
): CampaignMemory {
  const startOf = (campaign: string): string | undefined => {
    const row = sql('SELECT day FROM campaign_start WHERE campaign = ?').get(campaign);
    return row && String(row['day']);
  };
  return {
    campaignStart: startOf,
    fixCampaignStart: (campaign, day, at) => {
      sql('INSERT OR IGNORE INTO campaign_start VALUES (?, ?, ?)').run(
        campaign,
        day,
        Math.round(at),
      );
      return startOf(campaign) ?? day;
    },
    moveCampaignStart: (campaign, day, at) => {
      sql('INSERT OR REPLACE INTO campaign_start VALUES (?, ?, ?)').run(
        campaign,
        day,
        Math.round(at),
      );
    },
    forgetStartsAfter: (at) => {
      sql('DELETE FROM campaign_start WHERE fixed_at > ?').run(Math.round(at));
    },

    keptCampaigns: () => sql('SELECT * FROM campaign ORDER BY id').all().map(readCampaign),
    keepCampaigns: (campaigns, at) => {
      for (const campaign of campaigns) {
        const text = JSON.stringify(campaign);
        const known = sql('SELECT definition FROM campaign WHERE id = ?').get(campaign.id);
        if (known?.['definition'] !== text)
          sql('INSERT OR REPLACE INTO campaign VALUES (?, ?, ?)').run(
            campaign.id,
            text,
            Math.round(at),
          );
      }
    },
    renameCampaign: (from, to, at) => {
      transact(() => {
        forgetKnownSlots();
        sql('UPDATE slot SET campaign = ? WHERE campaign = ?').run(to, from);
        sql('UPDATE approval SET campaign = ? WHERE campaign = ?').run(to, from);
        sql('UPDATE OR REPLACE campaign_start SET campaign = ? WHERE campaign = ?').run(to, from);
        sql('DELETE FROM campaign WHERE id = ?').run(from);
        write({ at, slot: '', event: 'campaign-renamed', detail: { from, to } });
      });
    },
  };
}
