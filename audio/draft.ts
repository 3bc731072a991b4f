// What audio/index.ts offers of a text that is being written; this file is loaded by the first call.
import type { Content } from '../content/schema/content.ts';
import type { ContentDocument } from '../content/schema/document.ts';
import { airedBy, documentsOf } from '../content/schema/campaign-items.ts';
import { AudioError } from './error.ts';
import { heardLines } from './bulletin/heard-lines.ts';
import type { BulletinLine } from './bulletin/line.ts';
import {
  defaultContentDir,
  planBulletin,
  type BulletinPlan,
  type BulletinRequest,
  type PlanSettings,
} from './bulletin/plan.ts';
import { readDocument } from './bulletin/read-document.ts';
import { buildScript } from './script/build-script.ts';
import type { LeftOut } from './script/script.ts';
import { bulletinFormat, frameOf } from './speak-plan.ts';

/** One bulletin in which the document would be heard. */
export interface DraftBulletin {
  readonly title: string;
  /** Id of its campaign; absent where none airs the document. */
  readonly campaign?: string;
  readonly isHeld: boolean;
  /** What is said, in order. */
  readonly lines: readonly BulletinLine[];
  /** What else sounds, as far as its length is known: chimes, pauses, relays. */
  readonly besidesMs: number;
  /** Recordings that sound in it. */
  readonly recordings: readonly DraftRecording[];
  /** Documents that a person's recording reads in place of the voice: their ids. */
  readonly recorded: readonly string[];
}

export interface DraftRecording {
  /** As messages name it. */
  readonly name: string;
  readonly path: string;
}

export interface DraftSpeech {
  readonly bulletins: readonly DraftBulletin[];
  readonly leftOut: readonly LeftOut[];
  /** Why a bulletin cannot be put together, Vietnamese. */
  readonly refused: readonly string[];
}

/**
 * A document as it would be heard, also where it may not be published yet: in each campaign that airs it, else alone. What
 * nobody can read is spelled, and named in its line.
 */
export function draftSpeech(
  content: Content,
  document: ContentDocument,
  settings: PlanSettings,
): DraftSpeech {
  const others = content.documents.filter(({ id }) => id !== document.id);
  const withDraft = { ...content, documents: [...others, document] };
  const airing = [...content.campaigns, ...content.held].filter((campaign) =>
    documentsOf(campaign).includes(document.id),
  );
  const asked = airing.map((campaign) => ({
    request: { title: campaign.title, ...airedBy(campaign) },
    campaign: campaign.id,
    isHeld: content.held.includes(campaign),
  }));
  const alone = {
    request: { title: document.frontmatter.title, documents: [document.id] },
    isHeld: false,
  };
  const refused: string[] = [];
  const bulletins = (asked.length > 0 ? asked : [alone]).map(({ request, ...of }) => {
    const planned = tryPlan(withDraft, request, settings);
    if (planned.refused !== undefined) refused.push(planned.refused);
    const lines =
      planned.plan?.lines ?? heardLines(withDraft.ward, readDocument(withDraft, document));
    return { ...of, title: request.title, lines, ...soundsOf(planned.plan) };
  });
  return { bulletins, leftOut: buildScript(document).leftOut, refused };
}

function tryPlan(
  content: Content,
  request: BulletinRequest,
  { today, contentDir = defaultContentDir }: PlanSettings,
): { readonly plan?: BulletinPlan; readonly refused?: string } {
  try {
    return { plan: planBulletin(content, request, { today, contentDir }) };
  } catch (error) {
    if (error instanceof AudioError) return { refused: error.message };
    throw error;
  }
}

/** What sounds in a bulletin besides the voice. */
function soundsOf(
  plan: BulletinPlan | undefined,
): Pick<DraftBulletin, 'besidesMs' | 'recordings' | 'recorded'> {
  if (plan === undefined) return { besidesMs: 0, recordings: [], recorded: [] };
  const { before, after, gapMs } = frameOf(plan);
  const chimesMs = ((before.length + after.length) / bulletinFormat.sampleRateHz) * 1000 + gapMs;
  const items = plan.items ?? [];
  const fixedMs = items.map((item) => ('lengthMs' in item ? item.lengthMs : 0));
  const aired = items.flatMap((item) =>
    item.kind === 'recording' ? [{ name: item.id, path: item.recording.path }] : [],
  );
  return {
    besidesMs: fixedMs.reduce((sum, ms) => sum + ms, chimesMs),
    recordings: [...plan.recordings.map(({ file, path }) => ({ name: file, path })), ...aired],
    recorded: plan.recordings.map(({ document }) => document),
  };
}
