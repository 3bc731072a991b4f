// The campaign that goes with a draft: proposed from what the text itself asks for, published with it.
import { weekdays } from '../../../../content/schema/names.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { readValue } from '../../../../content/write/edit-yaml.ts';
import { previewSlots } from '../../../store/plan-in-store.ts';
import type { Slot } from '../../../core/slot.ts';
import type { FieldErrors } from '../../form.ts';
import type { Looking } from '../../console-parts.ts';
import { readCampaignFields, type Values } from '../../views/campaign-fields.ts';
import { daysFor, usualTime } from '../../views/campaign-first-values.ts';
import { campaignFileOf } from '../../views/campaign-source.ts';
import { newCampaign } from '../../views/campaign-text.ts';
import { contentNow } from '../../views/content-now.ts';
import { sayRefused } from '../../views/say-refused.ts';
import type { Draft } from '../desk.ts';
import { idOf } from './name-new.ts';
import { wishOf } from './wish-of.ts';

/** What the form begins with: the campaign of the draft, else one that does what the text asks for. */
export function daysValues({ parts }: Looking, { file, extras }: Draft): Values {
  if (extras.campaign) return valuesOf(extras.campaign.text);
  const wish = wishOf(parts.writing().doc(file));
  const broadcast = contentNow(parts.config.contentDir).content?.ward.broadcast;
  const days = broadcast ? daysFor(wish?.perWeek ?? 0, broadcast) : [];
  return {
    ...Object.fromEntries(days.map((day) => [`day-${day}`, 'on'])),
    times: broadcast ? usualTime(broadcast, days) : '17:00',
    weeks: String(wish?.weeks.at(-1) ?? 4),
    startsOn: '',
  };
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
  { parts }: Looking,
  { file, title, extras }: Draft,
  values: Values,
):
  | { readonly campaign: NonNullable<Draft['extras']['campaign']> }
  | { readonly errors: FieldErrors } {
  const { keys, errors } = readCampaignFields({
    ...values,
    ...{ title, item1: `document:${idOf(file)}`, when: 'days', end: 'weeks', grace: '15' },
    ...{ sameWeek: 'on', spareWeek: 'on' },
  });
  if (Object.keys(errors).length > 0) return { errors };
  const place = extras.campaign?.file ?? campaignFileOf(parts.config.contentDir, title);
  return { campaign: { file: place, text: newCampaign(keys) } };
}

export interface DraftAirings {
  /** Vietnamese; empty where it could be published as it is. */
  readonly problems: readonly string[];
  readonly slots: readonly Slot[];
}

/** What would air, were the draft published now. */
export function airingsOf({ parts }: Looking, { file, extras }: Draft): DraftAirings {
  const tried = parts.writing().tryOut(file);
  if (!tried.ok) return { problems: sayRefused(tried), slots: [] };
  const id = extras.campaign?.file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  const all = previewSlots(parts.store(), tried.content, parts.clock.now());
  return { problems: [], slots: all.filter(({ campaign }) => campaign === id) };
}
