// The campaigns that air a document already: they are changed, and none is put beside them unasked.
import { heardDocumentsOf } from '../../../../content/schema/campaign-items.ts';
import { isWaiting } from '../../../core/slot.ts';
import { previewSlots } from '../../../store/plan-in-store.ts';
import type { Looking } from '../../console-parts.ts';
import { campaignSource, type CampaignSource } from '../../views/campaign-source.ts';
import { contentNow } from '../../views/content-now.ts';
import { idOf } from './name-new.ts';

export interface AlreadyAired {
  /** Airings of them are still to come, or they stand ready. */
  readonly current: readonly CampaignSource[];
  readonly over: readonly CampaignSource[];
  /** The only current one, where the few fields of the guided way say all of when it airs. */
  readonly plain: CampaignSource | undefined;
}

/** Of the document in `file`, as content/ has it now. */
export function alreadyAired({ parts }: Looking, file: string): AlreadyAired {
  const { contentDir } = parts.config;
  const { content } = contentNow(contentDir);
  const id = idOf(file);
  const all = [...(content?.campaigns ?? []), ...(content?.held ?? [])]
    .filter((campaign) => heardDocumentsOf(campaign).includes(id))
    .flatMap((campaign) => campaignSource(contentDir, campaign.id) ?? []);
  if (!content || all.length === 0) return { current: [], over: [], plain: undefined };
  const coming = new Set(
    previewSlots(parts.store(), content, parts.clock.now())
      .filter((slot) => isWaiting(slot) || slot.state === 'airing')
      .map(({ campaign }) => campaign),
  );
  const isCurrent = ({ campaign }: CampaignSource): boolean =>
    campaign.hold === true || coming.has(campaign.id);
  const current = all.filter(isCurrent);
  const [only, ...others] = current;
  return {
    ...{ current, over: all.filter((one) => !isCurrent(one)) },
    plain: only && others.length === 0 && isPlain(only) ? only : undefined,
  };
}

function isPlain({ campaign: { days, weeks, items, documents } }: CampaignSource): boolean {
  return Boolean(days) && weeks !== undefined && !items && documents?.length === 1;
}
