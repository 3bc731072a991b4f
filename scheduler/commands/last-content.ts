import { fallbackTimeZone } from '../../content/schema/names.ts';
import type { Ward } from '../../content/schema/ward.ts';
import type { Loaded } from '../core/rules.ts';
import type { PageNews } from '../server/page-messages.ts';

/** The content that was published last: what stands around the daemon goes by it. */
export interface LastContent {
  last(): Loaded | undefined;
  readonly timeZone: () => string;
  /** What the page's process is told of ward.yaml. */
  onPages(): PageNews['ward'];
  /** The ward is known before anything of it is published. */
  meet(ward: Ward): void;
  published(loaded: Loaded): void;
}

export function createLastContent(): LastContent {
  let last: Loaded | undefined;
  return {
    last: () => last,
    timeZone: () => last?.ward.timeZone ?? fallbackTimeZone,
    onPages() {
      if (!last) return undefined;
      const { station, timeZone, approval, console } = last.ward;
      return {
        station,
        timeZone,
        approvalRequired: approval.required,
        ...(console && { console }),
      };
    },
    meet(ward) {
      last ??= { ward, campaigns: [], recordings: [] };
    },
    published(loaded) {
      last = loaded;
    },
  };
}
