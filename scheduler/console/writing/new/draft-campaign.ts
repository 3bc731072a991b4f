// The campaign that goes with a draft: proposed from what the text itself asks for, published with it.
import { weekdays } from '../../../../content/schema/names.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { readValue } from '../../../../content/write/edit-yaml.ts';
import { previewSlots } from '../../../store/plan-in-store.ts';
import { isWaiting, type Slot } from '../../../core/slot.ts';
import type { FieldErrors } from '../../form.ts';
import type { Looking } from '../../console-parts.ts';
import {
  readCampaignFields,
  valuesOf as campaignValues,
  type Values,
} from '../../views/campaign-fields.ts';
import {
  campaignFileOf,
  campaignSource,
  type CampaignSource,
} from '../../views/campaign-source.ts';
import { editedCampaign, newCampaign } from '../../views/campaign-text.ts';
import { sayRefused } from '../../views/say-refused.ts';
import type { Draft, DraftCampaign } from '../desk.ts';
import { alreadyAired } from './already-aired.ts';
import { idOf } from './name-new.ts';
import { proposedFor } from './propose-days.ts';

/** What the form begins with: the campaign of the draft, the one that airs it already, else one that does what the text asks for. */
export function daysValues(looking: Looking, { file, extras }: Draft): Values {
  if (extras.campaign) return valuesOf(extras.campaign.text);
  const { plain } = alreadyAired(looking, file);
  return plain ? valuesOf(plain.text) : proposedFor(looking, file).values;
}

function valuesOf(text: string): Values {
  const value = readValue(text);
  if (!isRecord(value)) return {};
  const { days, time, times, weeks, startsOn } = value;
  const all = Array.isArray(days) ? days.map(String) : [];
  return {
    ...Object.fromEntries(
      weekdays.filter((day) => all.includes(day)).map((day) => [`day-${day}`, 'on']),
    ),
    times: Array.isArray(times) ? times.map(String).join(', ') : textOf(time),
    ...{ weeks: textOf(weeks), startsOn: textOf(startsOn) },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The campaign's file as the fields say, or what is wrong with them. */
export function campaignOf(
  looking: Looking,
  { file, title, extras }: Draft,
  values: Values,
): { readonly campaign: DraftCampaign } | { readonly errors: FieldErrors } {
  const { contentDir } = looking.parts.config;
  const { current, plain } = alreadyAired(looking, file);
  const source = extras.campaign ? chosenBefore(contentDir, extras.campaign) : plain;
  if (!source && !extras.campaign && current.length > 0)
    return {
      errors: { '': 'Bài này đã có lịch phát. Đổi ở trang của đợt phát, có ghi dưới đây.' },
    };
  if (source) return changed(source, values);
  // Written anew it would take the place of what somebody has just written there by hand.
  if (extras.campaign?.expectedHash !== undefined)
    return {
      errors: { '': 'Đợt phát này vừa bị sửa tay hoặc bỏ. Xem lại ở trang của đợt phát.' },
    };
  const { keys, errors } = readCampaignFields({
    ...values,
    ...{ title, item1: `document:${idOf(file)}`, when: 'days', end: 'weeks', grace: '15' },
    ...{ sameWeek: 'on', spareWeek: 'on' },
  });
  if (Object.keys(errors).length > 0) return { errors };
  const place = extras.campaign?.file ?? campaignFileOf(contentDir, title);
  return { campaign: { file: place, text: newCampaign(keys) } };
}

/** The campaign that was there already and whose days were changed in the draft before. */
function chosenBefore(
  contentDir: string,
  { file, expectedHash }: DraftCampaign,
): CampaignSource | undefined {
  return expectedHash === undefined ? undefined : campaignSource(contentDir, idOfCampaign(file));
}

/** Of a campaign that is there what the few fields say; all else of it stays. */
function changed(
  { campaign, file, text, value, hash }: CampaignSource,
  values: Values,
): ReturnType<typeof campaignOf> {
  const asked = /^(?:day-|times$|weeks$|startsOn$)/;
  const rest = Object.entries(campaignValues(campaign)).filter(([name]) => !asked.test(name));
  const fields = { ...Object.fromEntries(rest), ...values, title: campaign.title };
  const { keys, errors } = readCampaignFields(fields, value);
  if (Object.keys(errors).length > 0) return { errors };
  return { campaign: { file, text: editedCampaign(text, value, keys), expectedHash: hash } };
}

const idOfCampaign = (file: string): string => file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');

export interface DraftAirings {
  /** Vietnamese; empty where it could be published as it is. */
  readonly problems: readonly string[];
  readonly slots: readonly Slot[];
}

/** What would air of it, were the draft published now: by its own campaign, else by those that air it already. */
export function airingsOf(looking: Looking, { file, extras }: Draft): DraftAirings {
  const { parts } = looking;
  const tried = parts.writing().tryOut(file);
  if (!tried.ok) return { problems: sayRefused(tried), slots: [] };
  const ids = extras.campaign
    ? [idOfCampaign(extras.campaign.file)]
    : alreadyAired(looking, file).current.map(({ campaign }) => campaign.id);
  const all = previewSlots(parts.store(), tried.content, parts.clock.now());
  return {
    problems: [],
    slots: all.filter((slot) => ids.includes(slot.campaign) && isWaiting(slot)),
  };
}
