import { formatProblem } from '../../../content/schema/problem.ts';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { isWaiting, type Slot } from '../../core/slot.ts';
import { previewSlots } from '../../store/plan-in-store.ts';
import type { Looking } from '../console-parts.ts';
import { contentNow } from './content-now.ts';

export interface CampaignsView {
  readonly running: readonly { readonly campaign: Campaign; readonly coming: readonly Slot[] }[];
  /** Nothing of them is to come. */
  readonly over: readonly Campaign[];
  readonly held: readonly Campaign[];
  /** What is wrong with files of campaigns: those are not among the others. */
  readonly problems: readonly string[];
  /** Something was just kept. */
  readonly isKept: boolean;
}

export function campaignsView({ parts, query }: Looking): CampaignsView {
  const { content, problems } = contentNow(parts.config.contentDir);
  const now = parts.clock.now();
  const slots = content ? previewSlots(parts.store(), content, now) : [];
  const running = (content?.campaigns ?? []).map((campaign) => ({
    campaign,
    coming: slots.filter((slot) => slot.campaign === campaign.id && isWaiting(slot)),
  }));
  return {
    running: running.filter(({ coming }) => coming.length > 0),
    over: running.flatMap(({ campaign, coming }) => (coming.length === 0 ? [campaign] : [])),
    held: content?.held ?? [],
    problems: problems
      .filter(({ file, severity }) => severity === 'error' && (!content || isOfCampaign(file)))
      .map(formatProblem),
    isKept: query('giu') !== '',
  };
}

function isOfCampaign(file: string): boolean {
  return file.startsWith('content/campaigns/');
}
