import { heardDocumentsOf } from '../../../../content/schema/campaign-items.ts';
import type { Content } from '../../../../content/schema/content.ts';
import { isWaiting, type Slot } from '../../../core/slot.ts';

/** Airings that are still to come and would sound otherwise. */
export interface Touched {
  readonly slots: readonly Slot[];
  /** Every bulletin may have words of it. */
  readonly all: boolean;
}

export function touchedBy(
  slots: readonly Slot[],
  content: Content | undefined,
  file: string,
): Touched {
  const waiting = slots.filter(isWaiting);
  const document = content?.documents.find((one) => one.file === file)?.id;
  if (document === undefined)
    return { slots: [], all: !file.endsWith('.mdx') && !file.startsWith('content/campaigns/') };
  const heard = new Set(
    content?.campaigns
      .filter((campaign) => heardDocumentsOf(campaign).includes(document))
      .map(({ id }) => id),
  );
  return { slots: waiting.filter(({ campaign }) => heard.has(campaign)), all: false };
}
