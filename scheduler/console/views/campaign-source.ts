import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emergencyCampaign, speechCampaign } from '../../../content/schema/names.ts';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { readValue } from '../../../content/write/edit-yaml.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { isRecord } from '../../../content/write/render-yaml.ts';
import { freeSlug, slugOf } from '../../../content/write/slug.ts';
import type { CampaignFile } from './campaign-fields.ts';
import { contentNow } from './content-now.ts';

/** A campaign's file as it lies on the disk. */
export interface CampaignSource {
  readonly campaign: Campaign;
  /** `content/campaigns/x.yaml`. */
  readonly file: string;
  readonly text: string;
  readonly value: CampaignFile;
  readonly hash: string;
}

/** Undefined where there is no such campaign, or its file has mistakes: then nobody can say what a form would change. */
export function campaignSource(contentDir: string, id: string): CampaignSource | undefined {
  const { content } = contentNow(contentDir);
  const all = [...(content?.campaigns ?? []), ...(content?.held ?? [])];
  const campaign = all.find((one) => one.id === id);
  if (!campaign) return undefined;
  const { file } = campaign;
  const hash = hashOfFile(contentDir, file);
  if (hash === undefined) return undefined;
  const text = readFileSync(join(contentDir, file.slice('content/'.length)), 'utf8');
  const value = readValue(text);
  return isRecord(value) ? { campaign, file, text, value, hash } : undefined;
}

/** The file of a new campaign: its title in plain letters, and a number where that is taken. */
export function campaignFileOf(contentDir: string, title: string): string {
  const taken = [emergencyCampaign, speechCampaign, ...idsIn(join(contentDir, 'campaigns'))];
  return `content/campaigns/${freeSlug(slugOf(title) || 'dot-phat', taken)}.yaml`;
}

function idsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => name.replace(/\.ya?ml$/i, ''));
  } catch {
    // No campaign was ever written.
    return [];
  }
}
