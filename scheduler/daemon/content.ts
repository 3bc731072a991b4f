// The last good content, and what is wrong with the present one. Its keeper (content-keeper.ts) alone changes it.
import { fallbackTimeZone } from '../../content/schema/names.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Ward } from '../../content/schema/ward.ts';
import type { Loaded } from '../core/rules.ts';

export interface Content {
  /** Undefined while none was ever good. */
  readonly loaded: Loaded | undefined;
  readonly ward: Ward | undefined;
  /** The ward's, or the country's while no ward is known. */
  readonly timeZone: string;
  readonly approvalRequired: boolean;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly problems: readonly Problem[];
}

export interface KeptContent extends Content {
  take(good: Loaded): void;
  findWrong(problems: readonly Problem[]): void;
}

export function createContent(): KeptContent {
  let loaded: Loaded | undefined;
  let campaigns: ReadonlyMap<string, Campaign> = new Map();
  let problems: readonly Problem[] = [];
  return {
    get loaded() {
      return loaded;
    },
    get ward() {
      return loaded?.ward;
    },
    get timeZone() {
      return loaded?.ward.timeZone ?? fallbackTimeZone;
    },
    get approvalRequired() {
      return loaded?.ward.approval.required === true;
    },
    get campaigns() {
      return campaigns;
    },
    get problems() {
      return problems;
    },
    take(good) {
      loaded = good;
      campaigns = new Map(good.campaigns.map((campaign) => [campaign.id, campaign]));
    },
    findWrong(found) {
      problems = found;
    },
  };
}
