// What a slot's bulletin is made of: as its manifest says, else as its campaign asks for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf } from '../../content/schema/campaign-items.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Slot } from '../core/slot.ts';
import type { Part, PartsOf } from './report-items.ts';

/** Reads each manifest once. `campaigns`: those that are over among them. */
export function createPartsOf(bulletinDir: string, campaigns: readonly Campaign[]): PartsOf {
  const asked = new Map(campaigns.map((campaign) => [campaign.id, partsAsked(campaign)]));
  const made = new Map<string, readonly Part[] | undefined>();
  return (slot) => {
    const known = asked.get(slot.campaign) ?? [];
    const { bulletin } = slot;
    if (!bulletin) return known;
    if (!made.has(bulletin.sha256))
      made.set(bulletin.sha256, readParts(bulletinDir, bulletin.sha256));
    const parts = made.get(bulletin.sha256) ?? known;
    return alone(parts, slot) ?? parts;
  };
}

/** What says one thing alone says it all the time, greetings and reminders included. */
function alone(parts: readonly Part[], { bulletin }: Slot): readonly Part[] | undefined {
  const [only, ...others] = parts;
  return only && bulletin && others.length === 0
    ? [{ ...only, ms: bulletin.durationMs }]
    : undefined;
}

/** A pause says nothing. */
function partsAsked(campaign: Campaign): readonly Part[] {
  return itemsOf(campaign).flatMap((item): readonly Part[] => {
    if ('document' in item) return [{ kind: 'document', id: item.document }];
    if ('recording' in item) return [{ kind: 'recording', id: item.recording }];
    if ('relay' in item) return [{ kind: 'relay', id: item.relay, ms: item.minutes * 60_000 }];
    return [];
  });
}

/** As far as this program's own file is looked at here. */
interface Made {
  readonly documents?: readonly { readonly id: string }[];
  readonly sentences?: readonly {
    readonly document?: string;
    readonly startMs: number;
    readonly endMs: number;
  }[];
  readonly items?: readonly {
    readonly kind: string;
    readonly id: string;
    readonly fromMs: number;
    readonly untilMs: number;
  }[];
}

/** Undefined where it is gone: bulletins are kept for a year and a bit. */
function readParts(bulletinDir: string, sha256: string): readonly Part[] | undefined {
  let made: Made;
  try {
    // audio/ wrote it in this shape.
    made = JSON.parse(readFileSync(join(bulletinDir, `${sha256}.json`), 'utf8')) as Made;
  } catch {
    return undefined;
  }
  const { items, documents, sentences = [] } = made;
  if (items)
    return items
      .filter(({ kind }) => kind !== 'pause')
      .map(({ kind, id, fromMs, untilMs }) => ({ kind, id, ms: untilMs - fromMs }));
  return documents?.map(({ id }) => {
    const own = sentences.filter(({ document }) => document === id);
    const [first, last] = [own[0], own.at(-1)];
    return { kind: 'document', id, ...(first && last && { ms: last.endMs - first.startMs }) };
  });
}
