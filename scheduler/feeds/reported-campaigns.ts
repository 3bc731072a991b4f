import type { Campaign } from '../../content/schema/campaign.ts';
import { atOnceTitles, isAtOnce, type Slot } from '../core/slot.ts';
import type { ReportSource } from './report-figures.ts';

/**
 * What a report can be made of: the campaigns of content/, those that are over and whose file is gone, and what was begun at once. What
 * aired is history: it does not go with a file.
 */
export function reportedCampaigns(
  present: readonly Campaign[],
  kept: readonly Campaign[],
  slots: readonly Slot[],
): readonly ReportSource['campaign'][] {
  const ids = new Set(present.map(({ id }) => id));
  const gone = [...new Set(slots.map(({ campaign }) => campaign))].filter((id) => !ids.has(id));
  return [
    ...present,
    ...gone
      .filter((id) => !isAtOnce(id))
      .map((id) => kept.find((campaign) => campaign.id === id) ?? unknown(id, titleOf(id, slots))),
    ...[...atOnceTitles].flatMap(([id, title]) => (gone.includes(id) ? [unknown(id, title)] : [])),
  ];
}

/** Of which nobody knows how often it should have aired. */
function unknown(id: string, title: string): ReportSource['campaign'] {
  return { id, title, weeks: 0, days: [] };
}

function titleOf(id: string, slots: readonly Slot[]): string {
  return (
    slots.findLast(({ campaign, bulletin }) => campaign === id && bulletin)?.bulletin?.title ?? id
  );
}
