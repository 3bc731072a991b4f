// What the page of a campaign's form needs: what can be chosen, what is filled in, and what it would come to.
import type { Content } from '../../../content/schema/content.ts';
import { weekdays } from '../../../content/schema/names.ts';
import type { Wish } from '../../../content/schema/wish.ts';
import { readWall } from '../../core/zone.ts';
import type { Looking } from '../console-parts.ts';
import type { FieldErrors, Typed } from '../form.ts';
import { choicesOf, type ChoiceGroup } from './campaign-choices.ts';
import { valuesOf, type Values } from './campaign-fields.ts';
import { copyOf, endedValues, firstValues } from './campaign-first-values.ts';
import { mostRows } from './campaign-item-fields.ts';
import { campaignSource, type CampaignSource } from './campaign-source.ts';
import { tryCampaign, type CampaignTrial } from './campaign-trial.ts';
import { contentNow } from './content-now.ts';

export interface CampaignView {
  /** Undefined: a new one. */
  readonly source: CampaignSource | undefined;
  readonly values: Values;
  readonly errors: FieldErrors;
  readonly choices: readonly ChoiceGroup[];
  readonly wishes: readonly Wish[];
  /** Where it was asked for. */
  readonly trial?: CampaignTrial;
}

/** The form of a new campaign: `?bai=` a document to begin with, `?sao=` a campaign that it is like. */
export function newCampaignView(looking: Looking): CampaignView | undefined {
  const { content } = contentNow(looking.parts.config.contentDir);
  if (!content) return undefined;
  const like = campaignSource(looking.parts.config.contentDir, looking.query('sao'));
  const initial = like ? copyOf(like.campaign) : firstValues(content, looking.query('bai'));
  return viewOf(looking, content, undefined, initial);
}

/** The form of a campaign that is there, `undefined` where none is. `?het=` a day: as if it ended with it; `?het=nay`: now. */
export function campaignView(looking: Looking, id = looking.param('id')): CampaignView | undefined {
  const { contentDir } = looking.parts.config;
  const { content } = contentNow(contentDir);
  const source = campaignSource(contentDir, id);
  if (!content || !source) return undefined;
  return viewOf(looking, content, source, valuesOf(source.campaign));
}

/** The same page after a form of it was refused. */
export function campaignAgain(
  looking: Looking,
  { values, errors }: Typed,
): CampaignView | undefined {
  const { contentDir } = looking.parts.config;
  const { content } = contentNow(contentDir);
  if (!content) return undefined;
  const source = campaignSource(contentDir, values['id'] ?? '');
  return { ...viewParts(contentDir, content), source, values, errors };
}

function viewOf(
  looking: Looking,
  content: Content,
  source: CampaignSource | undefined,
  initial: Values,
): CampaignView {
  const { parts, query } = looking;
  const base = { ...viewParts(parts.config.contentDir, content), source };
  const end = source && query('het');
  const isAsked = query('xem') !== '' || Boolean(end);
  if (!isAsked) return { ...base, values: initial, errors: {} };
  const today = readWall(content.ward.timeZone, parts.clock.now()).day;
  const values = source && end ? endedValues(source.campaign, end, today) : typedValues(query);
  const trial = tryCampaign(parts, values, source);
  return { ...base, values, errors: trial.errors, trial };
}

function viewParts(contentDir: string, content: Content) {
  return { choices: choicesOf(contentDir, content), wishes: content.wishes ?? [] };
}

/** Every field of the form that was sent with something in it. */
export function typedValues(get: (name: string) => string): Values {
  const names = [
    ...['title', 'when', 'times', 'dates', 'startsOn', 'end', 'weeks', 'until', 'hold', 'high'],
    ...['grace', 'sameWeek', 'spareWeek', ...weekdays.map((day) => `day-${day}`)],
    ...Array.from({ length: mostRows }, (_, index) =>
      ['item', 'number', 'was'].map((name) => `${name}${index + 1}`),
    ).flat(),
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = get(name).trim();
      return value === '' ? [] : [[name, value]];
    }),
  );
}
