import type { Campaign } from '../../content/schema/campaign.ts';
import { itemsOf } from '../../content/schema/campaign-items.ts';
import { timesOf } from '../../content/schema/campaign-when.ts';
import type { Slot } from './slot.ts';

export interface KnownCampaign {
  /** As it was planned last. */
  readonly definition: Campaign;
  /** Its stored slots. */
  readonly slots: readonly Slot[];
}

/**
 * Which campaigns of before go on under another file's name: new id → old id. A file that is gone and one that is new are the
 * same campaign where they air the same documents under the same title, or at the same hours, while airings are still to
 * come; once all is over, only where nothing else has changed. One that is to begin after all of that is another run.
 */
export function renamedCampaigns(
  campaigns: readonly Campaign[],
  known: readonly KnownCampaign[],
): ReadonlyMap<string, string> {
  const present = new Set(campaigns.map(({ id }) => id));
  const begun = new Set(known.filter(({ slots }) => slots.length > 0).map(idOf));
  const gone = known.filter((one) => !present.has(idOf(one)) && one.slots.length > 0);
  const renamed = new Map<string, string>();
  for (const campaign of campaigns.filter(({ id }) => !begun.has(id))) {
    const taken = new Set(renamed.values());
    const same = gone
      .filter((one) => !taken.has(idOf(one)) && goesOnAs(one, campaign))
      .toSorted((a, b) => likeness(b.definition, campaign) - likeness(a.definition, campaign))[0];
    if (same) renamed.set(campaign.id, idOf(same));
  }
  return renamed;
}

function idOf({ definition }: KnownCampaign): string {
  return definition.id;
}

function goesOnAs({ definition, slots }: KnownCampaign, campaign: Campaign): boolean {
  if (!isSame(itemsOf(definition), itemsOf(campaign))) return false;
  if (isUnchanged(definition, campaign)) return true;
  const last = slots
    .map(({ id }) => /@(\d{4}-\d{2}-\d{2})T/.exec(id)?.[1] ?? '')
    .toSorted()
    .at(-1);
  if (campaign.startsOn !== undefined && last !== undefined && campaign.startsOn > last)
    return false;
  const isRunning = slots.some(({ state }) => ['planned', 'ready', 'airing'].includes(state));
  return isRunning && (definition.title === campaign.title || hasSameHours(definition, campaign));
}

function likeness(a: Campaign, b: Campaign): number {
  return Number(isUnchanged(a, b)) + Number(a.title === b.title) + Number(hasSameHours(a, b));
}

function hasSameHours(a: Campaign, b: Campaign): boolean {
  return isSame(whenOf(a), whenOf(b));
}

function isUnchanged(a: Campaign, b: Campaign): boolean {
  return isSame(bare(a), bare(b));
}

/** A campaign's keys as they are meant: the short forms written out. */
function bare(campaign: Campaign): unknown {
  const short = { id: '', file: '', documents: undefined, time: undefined };
  return { ...campaign, ...short, items: campaign.items ?? itemsOf(campaign), ...whenOf(campaign) };
}

function whenOf(campaign: Campaign): object {
  const { days = [], weeks, until, dates } = campaign;
  return { days: days.toSorted(), times: timesOf(campaign), weeks, until, dates };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with the keys in order: YAML may have them in any. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
