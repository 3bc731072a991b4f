// A campaign's form, tried: the file that it would write, what is wrong with it, and what would become of the airings.
import type { Content } from '../../../content/schema/content.ts';
import { tryEdit, type Edit } from '../../../content/write/keep-edit.ts';
import { documentsOf } from '../../../content/schema/campaign-items.ts';
import { sayStanding, wishStandings } from '../../core/wish-standing.ts';
import { previewSlots } from '../../store/plan-in-store.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { FieldErrors } from '../form.ts';
import { becomes, type Becomes } from './becomes.ts';
import { campaignFileOf, type CampaignSource } from './campaign-source.ts';
import { readCampaignFields, type Values } from './campaign-fields.ts';
import { editedCampaign, newCampaign } from './campaign-text.ts';
import { contentNow } from './content-now.ts';
import { planCheck } from './plan-check.ts';
import { sayRefused } from './say-refused.ts';

export interface CampaignTrial {
  /** By field. */
  readonly errors: FieldErrors;
  /** What is wrong with the file it would write, and where; Vietnamese. */
  readonly problems: readonly string[];
  /** What would be written; undefined where fields are wrong. */
  readonly edit?: Edit;
  /** Undefined where it cannot be kept. */
  readonly becomes?: Becomes;
  /** Whether what documents ask for is fulfilled, a sentence each. */
  readonly wishes: readonly string[];
  /** `held`: it would not begin, its airings are those it would have. `stopped`: it runs, and nothing more of it would air. */
  readonly standing: 'runs' | 'held' | 'stopped';
}

/** `source`: the file it is made from; undefined for a new campaign. */
export function tryCampaign(
  parts: ConsoleParts,
  values: Values,
  source: CampaignSource | undefined,
): CampaignTrial {
  const { keys, errors } = readCampaignFields(values, source?.value);
  const standing = standingOf(keys['hold'] === true, source);
  if (Object.keys(errors).length > 0) return { errors, problems: [], wishes: [], standing };
  const file = source?.file ?? campaignFileOf(parts.config.contentDir, String(keys['title']));
  const edit: Edit = {
    file,
    text: source ? editedCampaign(source.text, source.value, keys) : newCampaign(keys),
    expectedHash: source?.hash,
  };
  const tried = tryEdit(parts.config.contentDir, edit, planCheck(parts));
  if (!tried.ok) return { errors, edit, problems: sayRefused(tried), wishes: [], standing };
  return { errors, edit, problems: [], standing, ...effects(parts, tried.content, file, standing) };
}

function standingOf(
  isHeld: boolean,
  source: CampaignSource | undefined,
): CampaignTrial['standing'] {
  if (!isHeld) return 'runs';
  return source && source.campaign.hold !== true ? 'stopped' : 'held';
}

function effects(
  { store, clock, config }: ConsoleParts,
  content: Content,
  file: string,
  standing: CampaignTrial['standing'],
): Pick<CampaignTrial, 'becomes' | 'wishes'> {
  const now = clock.now();
  const before = contentNow(config.contentDir).content;
  const held = content.held.find((one) => one.file === file);
  // One that stands ready is shown as if it began now.
  const campaigns =
    held && standing === 'held'
      ? [...content.campaigns, { ...held, hold: false }]
      : [...content.campaigns];
  const rules = { ...content, campaigns };
  const campaign = campaigns.find((one) => one.file === file) ?? held;
  const after = previewSlots(store(), rules, now);
  const asked = new Set(campaign ? documentsOf(campaign) : []);
  const wishes = (content.wishes ?? []).filter(({ document }) => asked.has(document));
  const { timeZone } = content.ward;
  return {
    becomes: becomes(before ? previewSlots(store(), before, now) : store().slots(), after, {
      ...{ campaign: campaign?.id ?? '', now },
    }),
    wishes: wishStandings(
      wishes,
      campaign ? [...campaigns, campaign] : campaigns,
      after,
      timeZone,
    ).map(
      (standing) => `${standing.wish.title}: ${sayStanding(standing)} (${standing.wish.source}).`,
    ),
  };
}
