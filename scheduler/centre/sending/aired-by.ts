// Which campaigns of the centre air a thing: whoever takes it back is told.
import { parse } from 'yaml';
import type { CentreParts } from '../centre-parts.ts';
import { readBlob } from '../ledger/blobs.ts';
import { standingCampaigns } from '../ledger/standing-campaigns.ts';
import { orderShape } from '../talk/order.ts';
import { thingOfRecording } from './things.ts';

/** The newest of them. */
const mostCampaigns = 300;
/** A campaign is a page of text. */
const mostYamlBytes = 100_000;

/** Titles of campaigns, sent by the centre and still holding, that name the document or recording. */
export async function airedBy(
  { sql, now }: Pick<CentreParts, 'sql' | 'now'>,
  thing: string,
): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const campaign of await standingCampaigns(sql, now(), mostCampaigns)) {
    if (campaign.thing === thing) continue;
    const order = orderShape.parse(JSON.parse(campaign.bytes.toString()));
    const parts = order.kind === 'parcel' ? order.content.parts : [];
    for (const { what, sha256, bytes } of parts) {
      if (what !== 'campaign' || bytes > mostYamlBytes) continue;
      const yaml = await readBlob(sql, sha256, 0, bytes);
      if (names(yaml.toString(), thing)) titles.push(campaign.title);
    }
  }
  return titles;
}

/** By any of the texts in it: its items, and what stands in for them. */
function names(yaml: string, thing: string): boolean {
  const isNamed = (value: unknown): boolean => {
    if (typeof value === 'string')
      return value === thing || thingOfRecording({ path: value, bytes: noBytes }).thing === thing;
    return typeof value === 'object' && value !== null && Object.values(value).some(isNamed);
  };
  try {
    return isNamed(parse(yaml));
  } catch {
    return false;
  }
}

const noBytes = new Uint8Array();
